using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Rooms;

/// <summary>A message as it is read.</summary>
public sealed record RoomLine(long Id, int Number, PersonView Author, string Body, string Html, DateTime At);

/// <summary>A room, the part of its history that is shown, and whether this reader may write.</summary>
/// <param name="Id">The room.</param>
/// <param name="Name">Its name.</param>
/// <param name="Lines">In order, the newest last.</param>
/// <param name="HasEarlier">True when something was said before the first line.</param>
/// <param name="MayNotWrite">Why this reader may not write, or null.</param>
public sealed record RoomView(long Id, string Name, IReadOnlyList<RoomLine> Lines, bool HasEarlier, Problem? MayNotWrite);

/// <summary>What pages and the API read of rooms.</summary>
public sealed class RoomViews(Database database, TimeProvider time)
{
    /// <summary>The most messages that a page shows; the API reads further back.</summary>
    public const int Most = 500;

    /// <summary>The newest messages of a room, or null where it may not be read.</summary>
    public async Task<RoomView?> Latest(Actor actor, long roomId, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var room = await db.Set<Room>().SeenBy(standing).FirstOrDefaultAsync(r => r.Id == roomId, ct);
        if (room is null)
        {
            return null;
        }

        var lines = await Lines(db, db.Set<RoomMessage>().Where(m => m.RoomId == roomId).OrderByDescending(m => m.Number).Take(size), ct);
        return new(room.Id, room.Name, lines, lines is [{ Number: > 1 }, ..], RoomRules.MayNotWrite(standing, room.GroupId));
    }

    /// <summary>Messages after a number in order; null where the room may not be read.</summary>
    public async Task<IReadOnlyList<RoomLine>?> After(Actor actor, long roomId, int after, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return await db.Set<Room>().SeenBy(standing).AnyAsync(r => r.Id == roomId, ct)
            ? await Lines(db, db.Set<RoomMessage>().Where(m => m.RoomId == roomId && m.Number > after).OrderBy(m => m.Number).Take(size), ct)
            : null;
    }

    private static async Task<List<RoomLine>> Lines(PortalDb db, IQueryable<RoomMessage> messages, CancellationToken ct) =>
        await (
            from m in messages
            join a in db.Set<Account>() on m.AuthorId equals a.Id
            orderby m.Number
            select new RoomLine(m.Id, m.Number, new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), m.Body, m.Html, m.At)).ToListAsync(ct);
}
