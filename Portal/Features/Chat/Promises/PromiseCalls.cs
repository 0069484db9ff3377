using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Chat;

/// <summary>The API's calls on targets, clocks and promised dates.</summary>
internal static class PromiseCalls
{
    public static void Map(WebApplication app)
    {
        var desk = app.Api("Desk");
        desk.MapGet("/departments/{slug}/targets", GetTargets).Says<TargetsJson>("getDepartmentTargets", "How soon a department means to answer and to be done, in minutes of its open time. Agents only.");
        desk.MapPut("/departments/{slug}/targets", SetTargets).Says<TargetsJson>("setDepartmentTargets", "Sets that, in place of what was said before. Admins only.");
        desk.MapGet("/desk/targets", GetTargetsOfNone).Says<TargetsJson>("getTargets", "The targets of chats that are for no department; for them it is always open. Agents only.");
        desk.MapPut("/desk/targets", SetTargetsOfNone).Says<TargetsJson>("setTargets", "Sets those, in place of what was said before. Admins only.");
        desk.MapGet("/desk/chats/{id:long}/promises", List).Says<Page<PromiseJson>>("listChatPromises", "Every date that was promised in a chat: the one that stands, and then the newest first. Agents only.");
        desk.MapPost("/chats/{id:long}/promise", Make).Says<PromiseJson>("promiseDate", "Promises the customer a date; another one than stands only with a reason.")
            .Explains("For who holds the chat; when it is closed, for who held it last. The customer sees it at the top of the chat and, where it changes while they are gone, by letter.");
        desk.MapDelete("/chats/{id:long}/promise", Withdraw).Says("withdrawPromise", "Takes the promised date back, with a reason that the customer reads. Where nothing is promised, nothing happens.");
        desk.MapPost("/chats/{id:long}/promise/kept", Keep).Says("keepPromise", "Says that what was promised has been done. Where nothing is promised: 409.");
        app.Api("Chat").TakesSecrets().MapGet("/chats/{id:long}/promise", Get).Says<PromiseJson>("getPromise", "What is promised in a chat, or was lately taken back; 404 where nothing is.");
    }

    private static Task<IResult> GetTargets(HttpContext http, string slug, Targets targets, CancellationToken ct) => Find(http, slug, targets, ct);

    private static Task<IResult> GetTargetsOfNone(HttpContext http, Targets targets, CancellationToken ct) => Find(http, null, targets, ct);

    private static Task<IResult> SetTargets(HttpContext http, string slug, Body<TargetsBody> body, Targets targets, CancellationToken ct) => Set(http, slug, body.Value, targets, ct);

    private static Task<IResult> SetTargetsOfNone(HttpContext http, Body<TargetsBody> body, Targets targets, CancellationToken ct) => Set(http, null, body.Value, targets, ct);

    private static async Task<IResult> Find(HttpContext http, string? slug, Targets targets, CancellationToken ct) =>
        (await targets.Find(http.ActorOf(), slug, ct)).Then(TargetsJson.Of).ToHttp();

    private static async Task<IResult> Set(HttpContext http, string? slug, TargetsBody body, Targets targets, CancellationToken ct) =>
        (await targets.Set(http.ActorOf(), slug, body.Read(), body.Version, ct)).Then(TargetsJson.Of).ToHttp();

    private static async Task<IResult> List(HttpContext http, long id, ClockViews views, CancellationToken ct) =>
        await views.All(http.ActorOf(), id, ct) is { } promises ? Results.Ok(new Page<PromiseJson>([.. promises.All.Select(PromiseJson.Of)], null)) : NotHere(http);

    private static async Task<IResult> Make(HttpContext http, long id, Body<PromiseBody> body, IdempotencyKey key, Promises promises, ClockViews views, CancellationToken ct)
    {
        var given = body.Value;
        if (given.Check() is { } unfit)
        {
            return NotHere(http, unfit);
        }

        return (await promises.Make(ChatCalls.PartyOf(http), id, given.What, given.Due!.Value, given.Reason, key.Value, ct)).Try(out var promise, out var problem)
            && await views.One(ChatCalls.PartyOf(http), id, promise, ct) is { } made ? Results.Ok(PromiseJson.Of(made)) : NotHere(http, problem);
    }

    private static async Task<IResult> Withdraw(HttpContext http, long id, string? reason, Promises promises, CancellationToken ct) =>
        await promises.Withdraw(ChatCalls.PartyOf(http), id, reason, ct) is { Problem: { } problem } ? NotHere(http, problem) : Results.NoContent();

    private static async Task<IResult> Keep(HttpContext http, long id, Promises promises, CancellationToken ct) =>
        await promises.Keep(ChatCalls.PartyOf(http), id, ct) is { Problem: { } problem } ? NotHere(http, problem) : Results.NoContent();

    private static async Task<IResult> Get(HttpContext http, long id, ClockViews views, CancellationToken ct) =>
        (await views.Of(ChatCalls.PartyOf(http), id, ct) is { } promise ? PromiseJson.Of(promise) : null).FoundOr404();

    /// <summary>A visitor is asked to sign in; for a member who is no agent there is no desk.</summary>
    private static IResult NotHere(HttpContext http, Problem? problem = null) =>
        (http.ActorOf().AccountId is null ? Problem.SignIn : problem ?? Problem.NotFound).ToHttp();
}
