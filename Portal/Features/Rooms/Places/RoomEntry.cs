using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Rooms;

/// <summary>Finds a room, or a message in one, for a deed: locked and tracked, and not there for who may not read the room.</summary>
internal static class RoomEntry
{
    /// <summary>The room.</summary>
    public static async Task<Result<Room>> Enter(this PortalDb db, Standing standing, long roomId, CancellationToken ct)
    {
        await db.Lock<Room>(roomId, ct);
        return await db.Set<Room>().AsTracking().SeenBy(standing).FirstOrDefaultAsync(r => r.Id == roomId, ct) is { } room ? room : Problem.NotFound;
    }

    /// <summary>Locks the room in which a message stands until the deed ends, as everybody does who changes one; answers which room that is.</summary>
    public static async Task<long> LockRoomOf(this PortalDb db, long messageId, CancellationToken ct)
    {
        var roomId = await db.Set<RoomMessage>().Where(m => m.Id == messageId).Select(m => m.RoomId).FirstOrDefaultAsync(ct);
        await db.Lock<Room>(roomId, ct);
        return roomId;
    }

    /// <summary>
    /// The room and one of its messages. Who may not write at all learns that first. A message that is not there for this person is answered as one that never was.
    /// </summary>
    public static async Task<Result<(Room Room, RoomMessage Message)>> Enter(this PortalDb db, Standing standing, long roomId, int number, CancellationToken ct)
    {
        if (!(await db.Enter(standing, roomId, ct)).Try(out var room, out var unseen))
        {
            return unseen;
        }

        if (standing.MayNotWrite is { } refused)
        {
            return refused;
        }

        return await db.Set<RoomMessage>().AsTracking().FirstOrDefaultAsync(m => m.RoomId == roomId && m.Number == number, ct) is { } message ? (room, message) : Problem.NotFound;
    }
}
