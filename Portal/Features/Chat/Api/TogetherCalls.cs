using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Chat;

/// <summary>The API's calls for several at one chat: colleagues who come and go, and supervisors who take over. Agents only.</summary>
internal static class TogetherCalls
{
    /// <summary>Where the box of a note finds colleagues.</summary>
    public const string People = "/api/v1/desk/people";

    public static void Map(WebApplication app)
    {
        var api = app.Api("Desk");
        api.MapGet("/desk/people", Whom).Says<Page<ColleagueJson>>("listColleagues", "Agents whose names begin with `q`, for a note to speak to; at most eight. Agents only.");
        api.MapGet("/desk/chats/{id:long}/participants", List).Says<Page<ParticipantJson>>("listChatParticipants", "The colleagues beside the one who holds a chat: invited, or come.");
        api.MapPost("/desk/chats/{id:long}/invite", Invite).Says<DeskChatJson>("inviteIntoChat", "Asks a colleague to come into an open chat, with a word that only the staff see. Who holds it may, and an admin.");
        api.MapPost("/desk/chats/{id:long}/join", Join).Says<DeskChatJson>("joinChat", "Comes into an open chat, where the caller was invited; an admin unasked. Then they answer too, and the customer sees that they came.");
        api.MapPost("/desk/chats/{id:long}/leave", Leave).Says<DeskChatJson>("leaveChat", "Leaves a chat that the caller had joined, or says no to an invitation.");
        api.MapPost("/desk/chats/{id:long}/remove", Remove).Says<DeskChatJson>("removeFromChat", "Sends a colleague away from a chat, or takes an invitation back. Who holds it may, and an admin.");
        api.MapPost("/desk/chats/{id:long}/take-over", TakeOver).Says<DeskChatJson>("takeOverChat", "Takes an open chat out of its holder's hands. Admins only.");
    }

    private static async Task<IResult> Whom(HttpContext http, string? q, WhoAtDesk who, CancellationToken ct) =>
        (await who.Find(http.ActorOf(), q, ct)).ToHttp(people => people.ConvertAll(p => new ColleagueJson(p.Id, p.Name, p.DisplayName)).ToListing());

    private static async Task<IResult> List(HttpContext http, long id, DeskChats chats, CancellationToken ct) =>
        await chats.Read(http.ActorOf(), id, 1, ct) is { } chat
            ? chat.Participants.Select(p => new ParticipantJson(new(p.Person.Id, p.Person.DisplayName), p.Joined)).ToList().ToListing()
            : DeskCalls.NotHere(http);

    private static Task<IResult> Invite(HttpContext http, long id, Body<ChatInviteBody> body, Participants participants, DeskLists lists, CancellationToken ct) =>
        DeskCalls.Done(http, id, participants.Invite(http.ActorOf(), id, body.Value.To, body.Value.Note, ct), lists, ct);

    private static Task<IResult> Join(HttpContext http, long id, Participants participants, DeskLists lists, CancellationToken ct) =>
        DeskCalls.Done(http, id, participants.Join(http.ActorOf(), id, ct), lists, ct);

    private static Task<IResult> Leave(HttpContext http, long id, Participants participants, DeskLists lists, CancellationToken ct) =>
        DeskCalls.Done(http, id, participants.Leave(http.ActorOf(), id, ct), lists, ct);

    private static Task<IResult> Remove(HttpContext http, long id, Body<ChatColleagueBody> body, Participants participants, DeskLists lists, CancellationToken ct) =>
        DeskCalls.Done(http, id, participants.Remove(http.ActorOf(), id, body.Value.Who, ct), lists, ct);

    private static Task<IResult> TakeOver(HttpContext http, long id, Supervision supervision, DeskLists lists, CancellationToken ct) =>
        DeskCalls.Done(http, id, supervision.TakeOver(http.ActorOf(), id, ct), lists, ct);
}

/// <summary>A colleague, in answers of the API.</summary>
public sealed record ColleagueJson(long Id, string Name, string DisplayName);

/// <summary>A colleague beside a chat's holder, in answers of the API.</summary>
/// <param name="Person">Who.</param>
/// <param name="Joined">True once they answer, false while they are only invited.</param>
public sealed record ParticipantJson(PersonJson Person, bool Joined);

/// <summary>Whom to invite into a chat.</summary>
/// <param name="To">The agent's account.</param>
/// <param name="Note">A word that only the staff see.</param>
public sealed record ChatInviteBody(long? To = null, string? Note = null);

/// <summary>A colleague in a chat.</summary>
/// <param name="Who">The agent's account.</param>
public sealed record ChatColleagueBody(long? Who = null);
