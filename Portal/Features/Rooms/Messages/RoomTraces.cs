using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Rooms;

/// <summary>Takes away what somebody said in the room of a group that they leave, however long ago; their numbers stay taken.</summary>
internal sealed class RoomTraces : IGroupTrace
{
    public async Task<TakenAway> TakeAway(PortalDb db, TraceOrder order, CancellationToken ct)
    {
        var (me, group, after) = (order.Me, order.GroupId, order.After);
        var rooms = await db.Set<Room>().Where(r => r.GroupId == group).Select(r => r.Id).ToListAsync(ct); // a group has one
        await db.Lock<Room>(rooms, ct);
        var archived = await db.Set<Room>().Where(r => rooms.Contains(r.Id) && r.ArchivedAt != null).Select(r => r.Id).ToListAsync(ct);
        var said = await db.Set<RoomMessage>().AsTracking()
            .Where(m => m.AuthorId == me && rooms.Contains(m.RoomId) && m.DeletedAt == null && m.Id > after).OrderBy(m => m.Id).Take(order.Most).ToListAsync(ct);
        var gone = 0;
        foreach (var message in said)
        {
            // Said just now, as to the rule: who leaves takes old messages along, too.
            if ((RoomRules.MayNotWrite(order.Standing, group, archived.Contains(message.RoomId)) ?? RoomRules.MayNotChange(order.Standing, me, message.Hidden, deleted: false, order.Now, order.Now)) is null)
            {
                message.DeletedAt = order.Now;
                db.Tell(new RoomMessageDeleted(message.RoomId, message.Id, message.Number));
                gone++;
            }
        }

        return said.Count == 0 ? TakenAway.Nothing : new(gone, said.Count - gone, said[^1].Id);
    }
}
