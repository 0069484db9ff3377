using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Commons.Contact;

/// <summary>Somebody whom the caller has blocked, in answers of the API.</summary>
public sealed record BlockJson(AuthorJson Person, DateTime Since);

/// <summary>Who may begin a conversation with the caller.</summary>
/// <param name="Who"><c>everybody</c>, <c>known</c> (whom the caller follows or has written with) or <c>staff</c>.</param>
public sealed record ContactJson(MayBegin? Who);

/// <summary>The API's calls on who may write to the caller.</summary>
internal static class ContactCalls
{
    public static void Map(WebApplication app)
    {
        var api = app.Api("Me");
        api.MapGet("/me/blocks", List).Says<Page<BlockJson>>("listBlocks", "Whom the caller has blocked, the latest first.");
        api.MapPut("/me/blocks/{name}", Block).Says("blockPerson", "Blocks somebody: they can no longer write to the caller nor bring them into a conversation.")
            .Explains("Staff are not blocked: 403. Whoever is blocked is told so when they write, and not before.");
        api.MapDelete("/me/blocks/{name}", Unblock).Says("unblockPerson", "Lifts a block.");
        api.MapGet("/me/contact", Get).Says<ContactJson>("getContact", "Who may begin a conversation with the caller.");
        api.MapPut("/me/contact", Set).Says("setContact", "Chooses who may begin a conversation with the caller. Staff always may.");
    }

    private static async Task<IResult> List(HttpContext http, CursorQuery cursor, ContactViews views, CancellationToken ct)
    {
        if (http.ActorOf() is not { AccountId: not null } actor)
        {
            return Problem.SignIn.ToHttp();
        }

        var page = await views.Blocked(actor, cursor.Value, ct);
        return Results.Ok(new Page<BlockJson>([.. page.Items.Select(b => new BlockJson(AuthorJson.Of(b.Person), b.At))], page.Next));
    }

    private static async Task<IResult> Block(HttpContext http, string name, ContactDeeds contact, CancellationToken ct) => (await contact.Block(http.ActorOf(), name, ct)).ToHttp();

    private static async Task<IResult> Unblock(HttpContext http, string name, ContactDeeds contact, CancellationToken ct) => (await contact.Unblock(http.ActorOf(), name, ct)).ToHttp();

    private static async Task<IResult> Get(HttpContext http, ContactViews views, CancellationToken ct) =>
        http.ActorOf() is { AccountId: not null } actor ? Results.Ok(new ContactJson(await views.Chosen(actor, ct))) : Problem.SignIn.ToHttp();

    private static async Task<IResult> Set(HttpContext http, Body<ContactJson> body, ContactDeeds contact, CancellationToken ct) =>
        body.Value.Who is { } who ? (await contact.Choose(http.ActorOf(), who, ct)).ToHttp() : Problem.Invalid<KernelText>("who", "Required").ToHttp();
}
