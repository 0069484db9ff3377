using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Rooms;

/// <summary>A room in somebody's list.</summary>
/// <param name="Id">The room.</param>
/// <param name="Kind">For whom it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="About">What is talked about there.</param>
/// <param name="LastNumber">The number of the newest message.</param>
/// <param name="LastMessageAt">When that was said.</param>
/// <param name="SlowSeconds">How many seconds a member waits between two messages.</param>
/// <param name="ArchivedAt">Since when it is only read.</param>
/// <param name="ReadNumber">How far the reader has read; null where they were never there.</param>
/// <param name="Muted">The reader is told of nothing there.</param>
/// <param name="Unread">How many messages there are to read, counted up to <see cref="RoomList.MostUnread"/>; none where they were never there.</param>
public sealed record RoomRow(
    long Id, RoomKind Kind, string Name, string About, int LastNumber, DateTime LastMessageAt, int SlowSeconds, DateTime? ArchivedAt, int? ReadNumber, bool Muted, int Unread);

/// <summary>Reads the list of the rooms that somebody may enter: public ones, those for staff, and those of their clubs.</summary>
public sealed class RoomList(Database database, TimeProvider time)
{
    /// <summary>The most that are listed at once.</summary>
    public const int Most = 200;

    /// <summary>Unread messages of a room are counted up to here.</summary>
    public const int MostUnread = 100;

    /// <summary>Rooms whose ids are greater than a number, in the order of their ids, with what is unread: one query.</summary>
    public async Task<Page<RoomRow>> List(Actor actor, long after, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var rooms = db.Set<Room>().SeenBy(standing).Where(r => r.ArchivedAt == null && (r.GroupId == null || standing.Groups.Contains(r.GroupId.Value)));
        return Cut(await Rows(db, rooms.Where(r => r.Id > after).OrderBy(r => r.Id).Take(size + 1), standing.AccountId, ct), size);
    }

    /// <summary>All public rooms and those for staff, also those that are archived, for who runs them; nothing for everybody else.</summary>
    public async Task<Page<RoomRow>> Run(Actor actor, long after, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return RoomRules.MayNotRun(standing) is not null ? Page<RoomRow>.Empty
            : Cut(await Rows(db, db.Set<Room>().Where(r => r.GroupId == null && r.Id > after).OrderBy(r => r.Id).Take(size + 1), null, ct), size);
    }

    private static Page<RoomRow> Cut(List<RoomRow> rows, int size) => Page<RoomRow>.Cut(rows, size, row => row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static async Task<List<RoomRow>> Rows(PortalDb db, IQueryable<Room> rooms, long? me, CancellationToken ct)
    {
        var rows = await (
            from r in rooms
            from mark in db.Set<RoomMark>().Where(m => m.RoomId == r.Id && m.AccountId == me).DefaultIfEmpty()
            orderby r.Id
            select new
            {
                r.Id, r.GroupId, r.Public, r.Name, r.About, r.LastNumber, r.LastMessageAt, r.SlowSeconds, r.ArchivedAt,
                Read = mark == null ? null : (int?)mark.ReadNumber,
                Muted = mark != null && mark.Muted,
                Unread = mark == null || mark.ReadNumber >= r.LastNumber ? 0 : db.Set<RoomMessage>()
                    .Where(m => m.RoomId == r.Id && m.Number > mark.ReadNumber && m.AuthorId != me && !m.Hidden && m.DeletedAt == null).OrderBy(m => m.Number).Take(MostUnread).Count(),
            }).ToListAsync(ct);
        return rows.ConvertAll(r => new RoomRow(r.Id, Room.KindOf(r.GroupId, r.Public), r.Name, r.About, r.LastNumber, r.LastMessageAt, r.SlowSeconds, r.ArchivedAt, r.Read, r.Muted, r.Unread));
    }
}
