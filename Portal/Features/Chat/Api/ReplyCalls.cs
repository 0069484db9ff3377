using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Chat;

/// <summary>The API's calls on canned replies: for agents alone.</summary>
internal static class ReplyCalls
{
    /// <summary>Where the box of a chat finds replies.</summary>
    public static string Offers(long chatId) => $"/api/v1/desk/chats/{chatId}/replies";

    public static void Map(WebApplication app)
    {
        var api = app.Api("Desk");
        api.MapGet("/desk/replies", List).Says<Page<ReplyJson>>("listReplies", "The canned replies that the caller has: their own, those of their departments, and those that all agents share. Agents only.");
        api.MapPost("/desk/replies", Create).Says<ReplyJson>("createReply", "Makes a canned reply, for the caller alone, for a department of theirs or for all agents.", StatusCodes.Status201Created)
            .Explains("`text` may hold `{customer}`, `{agent}` and `{chat}`; `{customer|friend}` says what stands there where the name is not known.");
        api.MapPut("/desk/replies/{id:long}", Change).Says<ReplyJson>("changeReply", "Changes a canned reply.");
        api.MapDelete("/desk/replies/{id:long}", Delete).Says("deleteReply", "Takes a canned reply away.");
        api.MapGet("/desk/chats/{id:long}/replies", Offer).Says<Page<ReplyJson>>("offerReplies", "The canned replies that begin with `q`, with the values of a chat filled in; at most eight. Agents only.");
    }

    private static async Task<IResult> List(HttpContext http, ReplyViews views, CancellationToken ct) =>
        await views.List(http.ActorOf(), ct) is { } replies ? replies.Select(ReplyJson.Of).ToList().ToListing() : DeskCalls.NotHere(http, Problem.NotAllowed);

    private static async Task<IResult> Create(HttpContext http, Body<ReplyBody> body, IdempotencyKey key, Replies replies, ReplyViews views, CancellationToken ct) =>
        (await replies.Create(http.ActorOf(), body.Value.Typed(), key.Value, ct)).Try(out var made, out var problem) && await views.Find(http.ActorOf(), made, ct) is { } reply
            ? Results.Created($"/api/v1/desk/replies/{made}", ReplyJson.Of(reply))
            : DeskCalls.NotHere(http, problem);

    private static async Task<IResult> Change(HttpContext http, long id, Body<ReplyBody> body, Replies replies, ReplyViews views, CancellationToken ct) =>
        (await replies.Change(http.ActorOf(), id, body.Value.Typed(), ct)).Problem is { } problem ? problem.ToHttp()
        : (await views.Find(http.ActorOf(), id, ct) is { } reply ? ReplyJson.Of(reply) : null).FoundOr404();

    private static async Task<IResult> Delete(HttpContext http, long id, Replies replies, CancellationToken ct) => (await replies.Delete(http.ActorOf(), id, ct)).ToHttp();

    private static async Task<IResult> Offer(HttpContext http, long id, string? q, ReplyViews views, CancellationToken ct) =>
        (await views.Offer(http.ActorOf(), id, q, ct)).ToHttp(replies => replies.Select(ReplyJson.Of).ToList().ToListing());
}

/// <summary>A canned reply, in answers of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">What it is for.</param>
/// <param name="Shortcut">What is typed after the stroke to find it.</param>
/// <param name="Text">The text: with its variables in the list, filled in where it is offered for a chat.</param>
/// <param name="Shared">True for one that all agents share, or the people of a department.</param>
/// <param name="Department">The slug of that department.</param>
public sealed record ReplyJson(long Id, string Title, string Shortcut, string Text, bool Shared, string? Department)
{
    internal static ReplyJson Of(ReplyView reply) => new(reply.Id, reply.Title, reply.Shortcut, reply.Text, reply.Shared, reply.Department?.Slug);
}

/// <summary>A canned reply as it is sent.</summary>
/// <param name="Title">What it is for, at most 80 characters.</param>
/// <param name="Shortcut">One word of letters, digits, hyphens and underscores, at most 30 characters.</param>
/// <param name="Text">The text, at most 4,000 characters.</param>
/// <param name="Shared">True for all agents, or for a department.</param>
/// <param name="Department">The slug of the department whose people share it.</param>
public sealed record ReplyBody(string? Title, string? Shortcut, string? Text, bool Shared = false, string? Department = null)
{
    internal ReplyText Typed() => new(Title, Shortcut, Text, Shared, Department);
}
