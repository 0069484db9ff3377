using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Rooms;

/// <summary>Messages of rooms as things that can be reported and hidden. Numbers stay taken.</summary>
internal sealed class ModeratedRoomMessages : IModerated
{
    public string Kind => RoomNews.Message;

    public async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var (all, clubs) = (standing.IsModerator, standing.Places.Clubs);
        var rows = await (
            from m in db.Set<RoomMessage>()
            join r in db.Set<Room>().SeenBy(standing) on m.RoomId equals r.Id
            join a in db.Set<Account>() on m.AuthorId equals a.Id
            where ids.Contains(m.Id) && (all || (!m.Hidden && m.DeletedAt == null) || (r.GroupId != null && clubs.Contains(r.GroupId.Value)))
            select new { m.Id, m.RoomId, m.Number, m.Html, m.Hidden, m.DeletedAt, m.At, r.Name, r.GroupId, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(m => new ModeratedThing(
            new(Kind, m.Id), m.Name, SafeHtml.FromStored(m.Html), m.Author, Room.AddressOf(m.RoomId, m.Number), m.Hidden, m.DeletedAt is not null, m.At)
        {
            Place = Room.PlaceOf(m.RoomId, m.GroupId),
        });
    }

    public Task Lock(PortalDb db, long id, CancellationToken ct) => db.LockRoomOf(id, ct);

    public Task<Problem?> Hide(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: true, reason, now, ct);

    public Task<Problem?> Restore(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: false, reason, now, ct);

    /// <summary>Hides a message that a deed has locked, or shows it again: log and news included. One that is so already stays so.</summary>
    private static void Set(PortalDb db, Actor actor, RoomMessage message, Subject place, bool hidden, string reason, DateTime now)
    {
        if (message.Hidden == hidden)
        {
            return;
        }

        message.Hidden = hidden;
        db.Audit(actor, hidden ? AuditAction.RoomMessageHidden : AuditAction.RoomMessageRestored, new(RoomNews.Message, message.Id), now, reason, place: place, whom: message.AuthorId);
        if (message.DeletedAt is null)
        {
            db.Tell(hidden ? new RoomMessageHidden(message.RoomId, message.Id, message.Number) : new RoomMessageRestored(message.RoomId, message.Id, message.Number));
        }
    }

    private static async Task<Problem?> Set(PortalDb db, Actor actor, long id, bool hidden, string reason, DateTime now, CancellationToken ct)
    {
        if (await HeldRoomMessages.Find(db, id, ct) is not var (room, message))
        {
            return Problem.NotFound;
        }

        if (!hidden && message.Hidden && await db.ApproveHeld(actor, new(RoomNews.Message, id), reason, now, ct) is { } wasSeen)
        {
            HeldRoomMessages.Show(db, room, message, wasSeen);
            return null;
        }

        Set(db, actor, message, room.Place, hidden, reason, now);
        return null;
    }
}
