using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Features.Rooms;

/// <summary>Tells somebody that they are muted in a room, and why, wherever they are. What is told of is their silence there, by its room: <see cref="Forget"/> lets the next one be told anew.</summary>
internal sealed class MuteTidings : INotifying
{
    private const string Word = "room-mute";

    /// <summary>The news do not say whom: a silence that is told of began a moment before them.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(1);

    public string Kind => Word;

    /// <summary>Inside the deed that mutes somebody: what they were told of an earlier silence there goes.</summary>
    public static Task Forget(PortalDb db, long roomId, long accountId, CancellationToken ct) =>
        db.Set<Notification>().Where(n => n.SubjectKind == Word && n.SubjectId == roomId && n.AccountId == accountId).ExecuteDeleteAsync(ct);

    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var changed = news.Where(row => row.Item is RoomMuteChanged).ToList();
        if (changed.Count == 0)
        {
            return [];
        }

        var (rooms, since) = (changed.Select(row => ((RoomMuteChanged)row.Item!).RoomId).Distinct().ToList(), changed.Min(row => row.At) - Moment);
        var begun = await db.Set<RoomSilence>().Where(s => rooms.Contains(s.RoomId) && s.At >= since).Select(s => new { s.RoomId, s.AccountId, s.At }).ToListAsync(ct);
        return [.. begun.Select(s => new OnePerson(s.AccountId) { Subject = new(Kind, s.RoomId), Whole = new(Kind, s.RoomId), Number = 0, ById = 0, At = s.At })];
    }

    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications)
    {
        var rooms = db.Set<Room>().SeenBy(standing);
        return notifications.Where(n => db.Set<RoomSilence>().Any(s => s.RoomId == n.SubjectId && s.AccountId == n.AccountId) && rooms.Any(r => r.Id == n.SubjectId));
    }

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var rows = await (
            from s in db.Set<RoomSilence>()
            join r in db.Set<Room>().SeenBy(standing) on s.RoomId equals r.Id
            where subjectIds.Contains(s.RoomId) && s.AccountId == standing.AccountId
            select new { r.Id, r.Name, s.Reason }).ToListAsync(ct);
        return rows.ToDictionary(r => r.Id, r => new NotifiedThing(r.Name, Room.AddressOf(r.Id), r.Reason) { Form = "RoomMuted" });
    }
}
