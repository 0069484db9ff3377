using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;
using Portal.Platform.Limits;

namespace Portal.Features.Chat;

/// <summary>The API's calls at the desk: for agents alone.</summary>
internal static class DeskCalls
{
    private const int MostListed = 100;

    public static void Map(WebApplication app)
    {
        var api = app.Api("Desk");
        api.MapGet("/desk/chats", List).Says<Page<DeskChatJson>>("listDeskChats", "The chats at the desk. Agents only.")
            .Explains("`list` is `open` (all that wait or are open), `waiting` (what is due first, then who waits longest), `mine`, `closed` or `all`. `department` is a slug, or `mine` for the caller's own departments and everybody's. `q` asks for chats in which each of its words stands, `tag` for those with a tag, `customer` for those of an account. For words some thousand chats are looked through at once: a page may be short, or empty, and still have a `next`.");
        api.MapGet("/desk/chats/{id:long}", Get).Says<DeskChatJson>("getDeskChat", "One chat as the desk lists it. Agents only.");
        api.MapPost("/desk/chats/{id:long}/claim", Claim).Says<DeskChatJson>("claimChat", "Takes a chat that waits. Too late is 409, and says who has it.");
        api.MapPost("/desk/chats/{id:long}/resume", Resume).Says<DeskChatJson>("resumeChat", "Opens a closed chat again; it is the caller's. Too late is 409, and says who has it.");
        api.MapPost("/desk/chats/{id:long}/release", Release).Says<DeskChatJson>("releaseChat", "Puts a chat back into the queue, where it keeps its place.");
        api.MapPost("/desk/chats/{id:long}/transfer", Transfer).Says<DeskChatJson>("transferChat", "Hands a chat to another agent, or to a department.");
        api.MapPost("/desk/chats/{id:long}/note", Note).Says<ChatNoteJson>("noteOnChat", "Notes something down beside a chat, for the staff alone.", StatusCodes.Status201Created);
        api.MapGet("/desk/chats/{id:long}/notes", Notes).Says<Page<ChatNoteJson>>("listChatNotes", "The notes beside a chat. Agents only.");
        api.MapPost("/desk/chats/{id:long}/close", Close).Says<DeskChatJson>("closeDeskChat", "Closes a chat.");
    }

    private static async Task<IResult> List(
        HttpContext http, Query<DeskTab> list, string? department, string? q, string? tag, string? customer, CursorQuery cursor, Query<int> limit, DeskLists lists, DepartmentViews departments, RateLimits limits,
        CancellationToken ct)
    {
        if (await departments.Scope(department, ct) is not { } scope)
        {
            return NotHere(http, Problem.Invalid<DepartmentText>("department", "NoSuchDepartment"));
        }

        var filter = new DeskFilter(q, tag, customer);
        if ((filter.Check() ?? (filter.Each.Count > 0 ? limits.Take(Limited.LookUps, http.ActorOf()) : null)) is { } problem)
        {
            return problem.ToHttp();
        }

        var view = await lists.Read(http.ActorOf(), list.Value ?? (filter.IsNone ? DeskTab.Open : DeskTab.All), scope, filter, cursor.Value, Math.Clamp(limit.Value ?? DeskLists.PageSize, 1, MostListed), ct);
        return view is null ? NotHere(http, Problem.NotAllowed) : Results.Ok(new Page<DeskChatJson>([.. view.Chats.Items.Select(DeskChatJson.Of)], view.Chats.Next));
    }

    internal static async Task<IResult> Get(HttpContext http, long id, DeskLists lists, CancellationToken ct) =>
        await lists.One(http.ActorOf(), id, ct) is { } item ? Results.Ok(DeskChatJson.Of(item)) : NotHere(http);

    private static Task<IResult> Claim(HttpContext http, long id, Desk desk, DeskLists lists, CancellationToken ct) =>
        Done(http, id, desk.Claim(http.ActorOf(), id, ct), lists, ct);

    private static Task<IResult> Resume(HttpContext http, long id, Desk desk, DeskLists lists, CancellationToken ct) =>
        Done(http, id, desk.Resume(http.ActorOf(), id, ct), lists, ct);

    private static Task<IResult> Release(HttpContext http, long id, Desk desk, DeskLists lists, CancellationToken ct) =>
        Done(http, id, desk.Release(http.ActorOf(), id, ct), lists, ct);

    private static Task<IResult> Transfer(HttpContext http, long id, Body<ChatTransferBody> body, Desk desk, DeskLists lists, CancellationToken ct) =>
        Done(
            http, id,
            body.Value.Department is { } department ? desk.MoveTo(http.ActorOf(), id, department, body.Value.Note, ct) : desk.Transfer(http.ActorOf(), id, body.Value.To, body.Value.Note, ct),
            lists, ct);

    private static Task<IResult> Close(HttpContext http, long id, Chats chats, DeskLists lists, CancellationToken ct) =>
        Done(http, id, chats.Close(ChatParty.Desk(http.ActorOf()), id, ct), lists, ct);

    private static async Task<IResult> Note(HttpContext http, long id, Body<ChatMessageBody> body, IdempotencyKey key, Desk desk, DeskChats chats, CancellationToken ct) =>
        (await desk.Note(http.ActorOf(), id, body.Value.Body ?? "", key.Value, ct)).Try(out var made, out var problem)
        && (await chats.Notes(http.ActorOf(), id, ct))?.FirstOrDefault(n => n.Id == made) is { } note
            ? Results.Created($"/api/v1/desk/chats/{id}/notes", Json(note))
            : NotHere(http, problem);

    private static async Task<IResult> Notes(HttpContext http, long id, DeskChats chats, CancellationToken ct) =>
        await chats.Notes(http.ActorOf(), id, ct) is { } notes ? Results.Ok(new Page<ChatNoteJson>([.. notes.Select(Json)], null)) : NotHere(http);

    /// <summary>Does a deed at the desk and answers how the chat stands then.</summary>
    internal static async Task<IResult> Done(HttpContext http, long id, Task<Result<Nothing>> deed, DeskLists lists, CancellationToken ct) =>
        await deed is { Problem: { } problem } ? NotHere(http, problem) : await Get(http, id, lists, ct);

    private static ChatNoteJson Json(ChatLine note) => new(note.Id, note.Number, PersonJson.Of(note.Person), note.Body, note.At);

    /// <summary>A visitor is asked to sign in; for a member who is no agent there is no desk.</summary>
    internal static IResult NotHere(HttpContext http, Problem? problem = null) =>
        (http.ActorOf().AccountId is null ? Problem.SignIn : problem ?? Problem.NotFound).ToHttp();
}
