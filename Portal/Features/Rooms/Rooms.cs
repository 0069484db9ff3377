using Microsoft.EntityFrameworkCore;
using Portal.Commons.Drafts;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;
using Portal.Platform.Limits;
using Portal.Platform.Live;
using Portal.Platform.Markup;

namespace Portal.Features.Rooms;

/// <summary>A message as it is sent.</summary>
/// <param name="Body">Markdown, at most 10,000 characters.</param>
/// <param name="Drafted">It was typed in the room's box, whose draft goes when it stands. What a program sends leaves the draft alone.</param>
public sealed record NewRoomMessage(string Body, bool Drafted = false);

/// <summary>The deeds in rooms.</summary>
public sealed class Rooms(Database database, MarkdownRenderer markdown, RateLimits limits, LiveBus bus, TimeProvider time)
{
    /// <summary>What is whispered on a room's channel when somebody types.</summary>
    public const string Typing = "typing";

    /// <summary>The place of the draft of a message.</summary>
    public static string Draft(long roomId) => $"room:{roomId}";

    /// <summary>Adds a room inside a deed that makes its group.</summary>
    public static async Task<Room> Add(PortalDb db, string name, long groupId, bool isPublic, DateTime now, CancellationToken ct)
    {
        var room = new Room { Name = name, GroupId = groupId, Public = isPublic, LastMessageAt = now };
        db.Add(room);
        await db.SaveChangesAsync(ct);
        return room;
    }

    /// <summary>Says something. The same key by the same author makes one message. Answers its number.</summary>
    public async Task<Result<int>> Say(Actor actor, long roomId, NewRoomMessage given, string? key, CancellationToken ct)
    {
        if (Bounds.Check("body", given.Body, RoomMessage.MostBody) is { } problem)
        {
            return problem;
        }

        var html = markdown.Render(given.Body).Value;
        var pace = limits.Once(Limited.Messages, actor);
        return await database.Write(db => Say(db, actor, roomId, given, html, key, pace, ct), ct);
    }

    /// <summary>Tells the others in the room that somebody types. Not kept.</summary>
    public void Type(long roomId, PersonView person) =>
        bus.Whisper(RoomMessageSent.Channel(roomId), Typing, System.Text.Json.JsonSerializer.Serialize(new { person.Id, Name = person.DisplayName }));

    private async Task<Result<int>> Say(PortalDb db, Actor actor, long roomId, NewRoomMessage given, string html, string? key, Func<Problem?> pace, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.MadeBefore<RoomMessage>(actor, key, ct) is { } before)
        {
            var number = await db.Set<RoomMessage>().Where(m => m.Id == before && m.RoomId == roomId).Select(m => m.Number).FirstOrDefaultAsync(ct);
            return number > 0 ? number : Problem.Conflict<RoomsText>("KeyUsedBefore");
        }

        var standing = await Standing.Of(db, actor, now, ct);
        await db.Lock<Room>(roomId, ct);
        var room = await db.Set<Room>().AsTracking().SeenBy(standing).FirstOrDefaultAsync(r => r.Id == roomId, ct);
        if (room is null)
        {
            return Problem.NotFound;
        }

        if ((RoomRules.MayNotWrite(standing, room.GroupId) ?? pace()) is { } problem)
        {
            return problem;
        }

        var message = new RoomMessage { RoomId = roomId, Number = ++room.LastNumber, AuthorId = standing.AccountId!.Value, Body = given.Body, Html = html, At = now };
        room.LastMessageAt = now;
        db.Add(message);
        if (given.Drafted)
        {
            await db.ForgetDraft(actor, Draft(roomId), ct);
        }

        await db.SaveChangesAsync(ct);
        await db.HoldFiles(actor, new("room", room.Id), given.Body, ct);
        db.Made<RoomMessage>(actor, key, message.Id, now);
        db.Tell(new RoomMessageSent(roomId, message.Id, message.Number, message.AuthorId));
        return message.Number;
    }
}
