using Microsoft.EntityFrameworkCore;
using Portal.Commons.Drafts;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;
using Portal.Platform.Limits;
using Portal.Platform.Markup;

namespace Portal.Features.Rooms;

/// <summary>A message as it is sent.</summary>
/// <param name="Body">Markdown, at most 10,000 characters.</param>
/// <param name="Drafted">It was typed in the room's box, whose draft goes when it stands. What a program sends leaves the draft alone.</param>
/// <param name="ReplyToId">The message of the same room that it answers, or null.</param>
public sealed record NewRoomMessage(string Body, bool Drafted = false, long? ReplyToId = null);

/// <summary>What is said in rooms, and what who said it makes of it later.</summary>
public sealed class Rooms(Database database, MarkdownRenderer markdown, RateLimits limits, Screening screening, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The place of the draft of a message.</summary>
    public static string Draft(long roomId) => $"room:{roomId}";

    /// <summary>Adds a room inside a deed that makes its group.</summary>
    public static async Task<Room> Add(PortalDb db, string name, long? groupId, bool isPublic, DateTime now, CancellationToken ct)
    {
        var room = new Room { Name = name, GroupId = groupId, Public = isPublic, LastMessageAt = now };
        db.Add(room);
        await db.SaveChangesAsync(ct);
        return room;
    }

    /// <summary>Lets everyone read a group's room, or its members alone: inside the deed that opens the group or closes it.</summary>
    public static async Task Open(PortalDb db, long roomId, bool isPublic, CancellationToken ct)
    {
        await db.Set<Room>().Where(r => r.Id == roomId).ExecuteUpdateAsync(r => r.SetProperty(x => x.Public, isPublic), ct);
        db.Tell(new RoomChanged(roomId, RoomKind.Club));
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
        var text = await screening.Read(html, ct);
        return await database.Write(db => Say(db, actor, roomId, given, html, text, key, pace, ct), ct);
    }

    /// <summary>Changes what the actor said, for as long as <see cref="RoomRules.ChangeTime"/>.</summary>
    public async Task<Result<Nothing>> Edit(Actor actor, long roomId, int number, string body, CancellationToken ct)
    {
        if (Bounds.Check("body", body, RoomMessage.MostBody) is { } problem)
        {
            return problem;
        }

        var html = markdown.Render(body).Value;
        var pace = limits.Once(Limited.Edits, actor);
        var text = await screening.Read(html, ct);
        return await Change(actor, roomId, number, async (db, room, standing, message, now) =>
        {
            if (message.Body == body)
            {
                return null;
            }

            var screened = await screening.Judge(db, standing, text, new(ScreenedUse.Edit, GroupId: room.GroupId), now, ct);
            if ((await RoomPace.Silenced(db, standing, roomId, now, ct) ?? screened.Refusal ?? pace()) is { } refused)
            {
                return refused;
            }

            (message.Body, message.Html, message.EditedAt) = (body, screened.Shown("body", html), now);
            await ModeratedRoomMessages.Keep(db, screened, room, message, now, ct);
            await db.HoldFiles(actor, new(RoomNews.Message, message.Id), body, ct);
            db.Tell(new RoomMessageEdited(roomId, message.Id, number) { ById = standing.AccountId });
            return null;
        }, ct);
    }

    /// <summary>Deletes what the actor said, for as long as <see cref="RoomRules.ChangeTime"/>; its number stays taken.</summary>
    public Task<Result<Nothing>> Delete(Actor actor, long roomId, int number, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Edits, actor);
        return Change(actor, roomId, number, (db, _, _, message, now) =>
        {
            if (pace() is { } tooMany)
            {
                return Task.FromResult<Problem?>(tooMany);
            }

            message.DeletedAt = now;
            db.Tell(new RoomMessageDeleted(roomId, message.Id, number));
            return Task.FromResult<Problem?>(null);
        }, ct);
    }

    private async Task<Result<int>> Say(PortalDb db, Actor actor, long roomId, NewRoomMessage given, string html, ScreenedText text, string? key, Func<Problem?> pace, CancellationToken ct)
    {
        var now = Now;
        if (await db.MadeBefore<RoomMessage>(actor, key, ct) is { } before)
        {
            var number = await db.Set<RoomMessage>().Where(m => m.Id == before && m.RoomId == roomId).Select(m => m.Number).FirstOrDefaultAsync(ct);
            return number > 0 ? number : Problem.Conflict<RoomsText>("KeyUsedBefore");
        }

        var standing = await Standing.Of(db, actor, now, ct);
        if (!(await db.Enter(standing, roomId, ct)).Try(out var room, out var unseen))
        {
            return unseen;
        }

        if ((RoomRules.MayNotWrite(standing, room.GroupId, room.ArchivedAt is not null) ?? await db.StaysOpen(room.GroupId, ct) ?? await RoomPace.Wait(db, standing, room, now, ct) ?? pace()) is { } problem)
        {
            return problem;
        }

        if (given.ReplyToId is { } answered && !await db.Set<RoomMessage>().AnyAsync(m => m.Id == answered && m.RoomId == roomId && !m.Hidden && m.DeletedAt == null, ct))
        {
            return Problem.Invalid<RoomsText>("replyTo", "NoSuchMessage");
        }

        var screened = await screening.Judge(db, standing, text, new(ScreenedUse.Public, GroupId: room.GroupId), now, ct);
        if (screened.Refusal is { } unwanted)
        {
            return unwanted;
        }

        var message = new RoomMessage
        {
            RoomId = roomId, Number = ++room.LastNumber, AuthorId = standing.AccountId!.Value, ReplyToId = given.ReplyToId, Body = given.Body, Html = screened.Shown("body", html), At = now, Hidden = screened.Held,
        };
        room.LastMessageAt = screened.Held ? room.LastMessageAt : now;
        db.Add(message);
        if (given.Drafted)
        {
            await db.ForgetDraft(actor, Draft(roomId), ct);
        }

        await db.SaveChangesAsync(ct);
        await RoomMark.ReadUpTo(db, roomId, message.AuthorId, message.Number, ct);
        await db.HoldFiles(actor, new(RoomNews.Message, message.Id), given.Body, ct);
        db.Made<RoomMessage>(actor, key, message.Id, now);
        if (!screened.Held)
        {
            db.Tell(new RoomMessageSent(roomId, message.Id, message.Number, message.AuthorId));
        }

        await ModeratedRoomMessages.Keep(db, screened, room, message, now, ct);
        return message.Number;
    }

    /// <summary>Loads a message for a change by who said it, asks the rule, and does it.</summary>
    private Task<Result<Nothing>> Change(Actor actor, long roomId, int number, Func<PortalDb, Room, Standing, RoomMessage, DateTime, Task<Problem?>> change, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                var now = Now;
                var standing = await Standing.Of(db, actor, now, ct);
                if (!(await db.Enter(standing, roomId, number, ct)).Try(out var at, out var unseen))
                {
                    return unseen;
                }

                var (room, message) = at;
                return (RoomRules.MayNotWrite(standing, room.GroupId, room.ArchivedAt is not null)
                    ?? RoomRules.MayNotChange(standing, message.AuthorId, message.Hidden, message.DeletedAt is not null, message.At, now)
                    ?? await change(db, room, standing, message, now)) is { } problem ? problem : default(Nothing);
            },
            ct);
}
