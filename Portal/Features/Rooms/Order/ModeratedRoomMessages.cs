using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Rooms;

/// <summary>A message with its room, which is locked first, as everywhere.</summary>
/// <param name="Room">The room.</param>
/// <param name="Message">The message.</param>
internal sealed record RoomMessageAtHand(Room Room, RoomMessage Message);

/// <summary>Messages of rooms as things that can be reported, held and hidden. What was held is told of once it is approved. Numbers stay taken.</summary>
internal sealed class ModeratedRoomMessages : ModeratedWriting<RoomMessageAtHand>
{
    public override string Kind => RoomNews.Message;

    public override async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct)
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

    public override IQueryable<WrittenThing> WrittenBy(PortalDb db, Standing reader, long authorId) =>
        from m in db.Set<RoomMessage>()
        join r in db.Set<Room>().SeenBy(reader) on m.RoomId equals r.Id
        where m.AuthorId == authorId && m.DeletedAt == null && !m.Hidden
        select new WrittenThing { Id = m.Id, At = m.At, InClub = r.GroupId != null, PlaceId = r.GroupId ?? 0 };

    public override IQueryable<long> In(PortalDb db, long placeId, long authorId) => db.Set<RoomMessage>().Where(m => m.RoomId == placeId && m.AuthorId == authorId && m.Hidden).Select(m => m.Id);

    public override Task Lock(PortalDb db, long id, CancellationToken ct) => db.LockRoomOf(id, ct);

    /// <summary>Keeps what came of looking at one.</summary>
    internal static ValueTask Keep(PortalDb db, Screened screened, Room room, RoomMessage message, DateTime now, CancellationToken ct) =>
        db.Keep(screened, new(RoomNews.Message, message.Id), Text(room, message), now, ct);

    protected override (AuditAction Hidden, AuditAction Restored) Logged => (AuditAction.RoomMessageHidden, AuditAction.RoomMessageRestored);

    protected override async Task<RoomMessageAtHand?> Find(PortalDb db, long id, CancellationToken ct)
    {
        var roomId = await db.LockRoomOf(id, ct);
        return await db.Set<RoomMessage>().AsTracking().FirstOrDefaultAsync(m => m.Id == id, ct) is { } message
            ? new(await db.Set<Room>().AsTracking().FirstAsync(r => r.Id == roomId, ct), message)
            : null;
    }

    protected override bool IsHidden(RoomMessageAtHand it) => it.Message.Hidden;

    protected override bool IsGone(RoomMessageAtHand it) => it.Message.DeletedAt is not null;

    protected override HeldText TextOf(RoomMessageAtHand it) => Text(it.Room, it.Message);

    protected override Task Hide(PortalDb db, RoomMessageAtHand it, CancellationToken ct)
    {
        it.Message.Hidden = true;
        if (!IsGone(it))
        {
            db.Tell(new RoomMessageHidden(it.Message.RoomId, it.Message.Id, it.Message.Number));
        }

        return Task.CompletedTask;
    }

    protected override Task Show(PortalDb db, RoomMessageAtHand it, bool wasSeen, CancellationToken ct)
    {
        var (room, message) = it;
        message.Hidden = false;
        if (!IsGone(it))
        {
            room.LastMessageAt = room.LastMessageAt > message.At ? room.LastMessageAt : message.At;
            db.Tell(wasSeen ? new RoomMessageRestored(message.RoomId, message.Id, message.Number) : new RoomMessageSent(message.RoomId, message.Id, message.Number, message.AuthorId));
        }

        return Task.CompletedTask;
    }

    protected override void TakeBack(PortalDb db, RoomMessageAtHand it, DateTime now)
    {
        if (!IsGone(it))
        {
            it.Message.DeletedAt = now;
            db.Tell(new RoomMessageDeleted(it.Message.RoomId, it.Message.Id, it.Message.Number));
        }
    }

    private static HeldText Text(Room room, RoomMessage message) => new(message.AuthorId, room.Name, message.Html, room.Place.ToString());
}
