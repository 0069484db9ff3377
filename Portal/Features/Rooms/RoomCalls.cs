using System.Globalization;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Rooms;

/// <summary>A message, in answers of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="Number">Its number in the room, from 1 without a gap.</param>
/// <param name="Author">Who said it.</param>
/// <param name="Body">The Markdown, byte for byte as it was sent.</param>
/// <param name="Html">The safe HTML of it.</param>
/// <param name="CreatedAt">When.</param>
public sealed record RoomMessageJson(long Id, int Number, AuthorJson Author, string Body, string Html, DateTime CreatedAt)
{
    internal static RoomMessageJson Of(RoomLine line) => new(line.Id, line.Number, AuthorJson.Of(line.Author), line.Body, line.Html, line.At);
}

/// <summary>A message as it is sent.</summary>
/// <param name="Body">Markdown, at most 10,000 characters.</param>
public sealed record RoomMessageBody(string? Body);

/// <summary>The API's calls on rooms.</summary>
internal static class RoomCalls
{
    private const int PageSize = 100;

    public static void Map(WebApplication app)
    {
        var api = app.Api("Rooms");
        api.MapGet("/rooms/{id:long}/messages", List).Says<Page<RoomMessageJson>>("listRoomMessages", "The messages of a room in the order of their numbers.")
            .Explains("`next` goes into `after` (or `cursor`) of the following call.");
        api.MapPost("/rooms/{id:long}/messages", Say).Says<RoomMessageJson>("sendRoomMessage", "Says something in a room.", StatusCodes.Status201Created);
    }

    private static async Task<IResult> List(HttpContext http, long id, Query<int> after, Query<int> cursor, Query<int> limit, RoomViews views, CancellationToken ct)
    {
        var size = Math.Clamp(limit.Value ?? PageSize, 1, PageSize * 5);
        var lines = await views.After(http.ActorOf(), id, Math.Max(after.Value ?? 0, cursor.Value ?? 0), size + 1, ct);
        return (lines is null ? null : Page<RoomMessageJson>.Cut([.. lines.Select(RoomMessageJson.Of)], size, m => m.Number.ToString(CultureInfo.InvariantCulture))).FoundOr404();
    }

    private static async Task<IResult> Say(HttpContext http, long id, Body<RoomMessageBody> body, IdempotencyKey key, Rooms rooms, RoomViews views, CancellationToken ct)
    {
        var actor = http.ActorOf();
        return await (await rooms.Say(actor, id, new(body.Value.Body ?? ""), key.Value, ct)).ToHttp(async number =>
            await views.After(actor, id, number - 1, 1, ct) is [var said] ? Results.Created($"/api/v1/rooms/{id}/messages?after={number - 1}", RoomMessageJson.Of(said)) : Problem.NotFound.ToHttp());
    }
}
