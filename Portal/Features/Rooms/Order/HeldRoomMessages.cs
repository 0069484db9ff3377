using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Rooms;

/// <summary>Messages in rooms that wait for a moderator: hidden from the first moment on, and told of once they are approved. Their numbers stay taken.</summary>
internal sealed class HeldRoomMessages : IHeldWriting
{
    public string Kind => RoomNews.Message;

    public async Task<Problem?> Publish(PortalDb db, long id, bool wasSeen, CancellationToken ct)
    {
        if (await Find(db, id, ct) is not var (room, message))
        {
            return Problem.NotFound;
        }

        if (message.Hidden)
        {
            Show(db, room, message, wasSeen);
        }

        return null;
    }

    public async Task<HeldText?> Hold(PortalDb db, long id, CancellationToken ct)
    {
        if (await Find(db, id, ct) is not var (room, message) || message.Hidden || message.DeletedAt is not null)
        {
            return null;
        }

        message.Hidden = true;
        db.Tell(new RoomMessageHidden(message.RoomId, message.Id, message.Number));
        return TextOf(room, message);
    }

    public IQueryable<long> In(PortalDb db, long placeId, long authorId) => db.Set<RoomMessage>().Where(m => m.RoomId == placeId && m.AuthorId == authorId && m.Hidden).Select(m => m.Id);

    public async Task<Problem?> Withdraw(PortalDb db, long id, DateTime now, CancellationToken ct)
    {
        if (await Find(db, id, ct) is not var (_, message))
        {
            return Problem.NotFound;
        }

        if (message.DeletedAt is null)
        {
            message.DeletedAt = now;
            db.Tell(new RoomMessageDeleted(message.RoomId, message.Id, message.Number));
        }

        return null;
    }

    /// <summary>Shows one that is at hand.</summary>
    internal static void Show(PortalDb db, Room room, RoomMessage message, bool wasSeen)
    {
        message.Hidden = false;
        if (message.DeletedAt is not null)
        {
            return;
        }

        room.LastMessageAt = room.LastMessageAt > message.At ? room.LastMessageAt : message.At;
        db.Tell(wasSeen ? new RoomMessageRestored(message.RoomId, message.Id, message.Number) : new RoomMessageSent(message.RoomId, message.Id, message.Number, message.AuthorId));
    }

    /// <summary>Keeps what came of looking at a message.</summary>
    internal static ValueTask Keep(PortalDb db, Screened screened, Room room, RoomMessage message, DateTime now, CancellationToken ct) =>
        db.Keep(screened, new(RoomNews.Message, message.Id), TextOf(room, message), now, ct);

    /// <summary>One of them and its room, locked.</summary>
    internal static async Task<(Room Room, RoomMessage Message)?> Find(PortalDb db, long id, CancellationToken ct)
    {
        var roomId = await db.LockRoomOf(id, ct);
        return await db.Set<RoomMessage>().AsTracking().FirstOrDefaultAsync(m => m.Id == id, ct) is { } message
            ? (await db.Set<Room>().AsTracking().FirstAsync(r => r.Id == roomId, ct), message)
            : null;
    }

    private static HeldText TextOf(Room room, RoomMessage message) => new(message.AuthorId, room.Name, message.Html, room.Place.ToString());
}
