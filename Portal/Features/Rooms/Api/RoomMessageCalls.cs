using System.Globalization;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Rooms;

/// <summary>The API's calls on what is said in rooms.</summary>
internal static class RoomMessageCalls
{
    private const int PageSize = 100;

    public static void Map(WebApplication app)
    {
        var api = app.Api("Rooms");
        api.MapGet("/rooms/{id:long}/messages", List).Says<Page<RoomMessageJson>>("listRoomMessages", "The messages of a room in the order of their numbers.")
            .Explains("`next` goes into `after` (or `cursor`) of the following call; `before` reads back from a number. What is hidden or deleted keeps its number and has no words.");
        api.MapPost("/rooms/{id:long}/messages", Say).Says<RoomMessageJson>("sendRoomMessage", "Says something in a room.", StatusCodes.Status201Created).Produces<RoomMessageJson>(StatusCodes.Status202Accepted)
            .Explains("In a slow room who has just spoken waits: 429 with `Retry-After`. Who is muted there gets 403 with the reason. What waits for a moderator is answered with 202: it is hidden, and `GET /me/waiting` has it.");
        api.MapGet("/rooms/{id:long}/messages/{number:int}", Get).Says<RoomMessageJson>("getRoomMessage", "One message of a room.");
        api.MapPatch("/rooms/{id:long}/messages/{number:int}", Edit).Says<RoomMessageJson>("editRoomMessage", "Changes the text of one's own message, within an hour.");
        api.MapDelete("/rooms/{id:long}/messages/{number:int}", Delete).Says("deleteRoomMessage", "Deletes one's own message, within an hour; its number stays taken.");
        api.MapPut("/rooms/{id:long}/messages/{number:int}/reactions/{name}", React).Says<RoomMessageJson>("giveRoomReaction", "Gives a reaction: like, thanks, insightful, funny or surprised. Twice is as good as once.");
        api.MapDelete("/rooms/{id:long}/messages/{number:int}/reactions/{name}", TakeBack).Says<RoomMessageJson>("takeRoomReactionBack", "Takes a reaction back. Twice is as good as once.");
        api.MapPost("/rooms/{id:long}/messages/{number:int}/remove", Remove).Says("removeRoomMessage", "Takes a message from view, with a reason. Moderators, and the hosts of the club whose room it is.");
        api.MapPost("/rooms/{id:long}/messages/{number:int}/flags", Report).Says<RoomReportMade>("reportRoomMessage", "Reports a message to the moderators.", StatusCodes.Status201Created)
            .Explains("`reason` is `spam`, `abuse`, `off-topic`, `personal-data` or `other`. One's own cannot be reported, and none twice: 409.");
    }

    private static async Task<IResult> List(HttpContext http, long id, Query<int> after, Query<int> before, Query<int> cursor, Query<int> limit, RoomViews views, CancellationToken ct)
    {
        var size = Math.Clamp(limit.Value ?? PageSize, 1, PageSize * 5);
        if (before.Value is { } back)
        {
            return (await views.Lines(http.ActorOf(), id, back, null, size, ct))?.Select(RoomMessageJson.Of).ToList().ToListing() ?? Problem.NotFound.ToHttp();
        }

        var lines = await views.Lines(http.ActorOf(), id, null, Math.Max(after.Value ?? 0, cursor.Value ?? 0), size + 1, ct);
        return (lines is null ? null : Page<RoomMessageJson>.Cut([.. lines.Select(RoomMessageJson.Of)], size, m => m.Number.ToString(CultureInfo.InvariantCulture))).FoundOr404();
    }

    private static async Task<IResult> Say(HttpContext http, long id, Body<RoomMessageBody> body, IdempotencyKey key, Rooms rooms, RoomViews views, CancellationToken ct) =>
        await (await rooms.Say(http.ActorOf(), id, new(body.Value.Body ?? "", ReplyToId: body.Value.ReplyTo), key.Value, ct)).ToHttp(async number =>
            await One(http, id, number, views, ct) is not { } said ? Problem.NotFound.ToHttp()
            : said.Hidden ? Results.Accepted(value: said)
            : Results.Created($"/api/v1/rooms/{id}/messages/{number}", said));

    private static async Task<IResult> Get(HttpContext http, long id, int number, RoomViews views, CancellationToken ct) => (await One(http, id, number, views, ct)).FoundOr404();

    private static async Task<IResult> Edit(HttpContext http, long id, int number, Body<RoomTextBody> body, Rooms rooms, RoomViews views, CancellationToken ct) =>
        await (await rooms.Edit(http.ActorOf(), id, number, body.Value.Body ?? "", ct)).ToHttp(_ => Get(http, id, number, views, ct));

    private static async Task<IResult> Delete(HttpContext http, long id, int number, Rooms rooms, CancellationToken ct) => (await rooms.Delete(http.ActorOf(), id, number, ct)).ToHttp();

    private static Task<IResult> React(HttpContext http, long id, int number, string name, RoomReactions reactions, RoomViews views, CancellationToken ct) =>
        Set(http, id, number, name, true, reactions, views, ct);

    private static Task<IResult> TakeBack(HttpContext http, long id, int number, string name, RoomReactions reactions, RoomViews views, CancellationToken ct) =>
        Set(http, id, number, name, false, reactions, views, ct);

    private static async Task<IResult> Set(HttpContext http, long id, int number, string name, bool on, RoomReactions reactions, RoomViews views, CancellationToken ct) =>
        await (await reactions.Set(http.ActorOf(), id, number, name, on, ct)).ToHttp(_ => Get(http, id, number, views, ct));

    private static async Task<IResult> Remove(HttpContext http, long id, int number, Body<RemovalBody> body, RoomOrder order, CancellationToken ct) =>
        (await order.Remove(http.ActorOf(), id, number, body.Value.Reason, ct)).ToHttp();

    private static async Task<IResult> Report(HttpContext http, long id, int number, Body<RoomReportBody> body, IdempotencyKey key, RoomViews views, Flags flags, CancellationToken ct)
    {
        if (await views.Find(http.ActorOf(), id, ct) is not { } room)
        {
            return Problem.NotFound.ToHttp();
        }

        if (room.Reader.MayNotWrite is { } refused)
        {
            return refused.ToHttp();
        }

        if (FlagReason.Read(body.Value.Reason) is not { } reason)
        {
            return Problem.Invalid<KernelText>("reason", "UnknownValue", body.Value.Reason ?? "").ToHttp();
        }

        return await One(http, id, number, views, ct) is not { } message ? Problem.NotFound.ToHttp()
            : (await flags.Raise(http.ActorOf(), new(RoomNews.Message, message.Id), reason, body.Value.Note, key.Value, ct))
                .ToHttp(flag => Results.Created((string?)null, new RoomReportMade(flag, message.Id, reason.ToString())));
    }

    private static async Task<RoomMessageJson?> One(HttpContext http, long id, int number, RoomViews views, CancellationToken ct) =>
        await views.Lines(http.ActorOf(), id, null, number - 1, 1, ct) is [var line] && line.Number == number ? RoomMessageJson.Of(line) : null;
}
