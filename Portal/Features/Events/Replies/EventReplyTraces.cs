using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Events;

/// <summary>Takes away what somebody answered to the events of a group that they leave, those that are over too; their seats go to who waits.</summary>
internal sealed class EventReplyTraces : IGroupTrace
{
    public async Task<TakenAway> TakeAway(PortalDb db, TraceOrder order, CancellationToken ct)
    {
        var (me, home, after) = (order.Me, order.GroupId, order.After);
        var ids = await (
            from r in db.Set<EventReply>()
            join e in db.Set<Event>() on r.EventId equals e.Id
            where r.AccountId == me && e.GroupId == home && e.Id > after
            orderby e.Id
            select e.Id).Take(order.Most).ToListAsync(ct);
        if (ids.Count == 0)
        {
            return TakenAway.Nothing;
        }

        await db.Lock<Event>(ids, ct);
        var gone = await db.Set<EventReply>().Where(r => r.AccountId == me && ids.Contains(r.EventId)).ExecuteDeleteAsync(ct);
        foreach (var it in await db.Set<Event>().AsTracking().Where(e => ids.Contains(e.Id)).OrderBy(e => e.Id).ToListAsync(ct))
        {
            await Seating.Settle(db, it, order.Now, ct); // a batch is small
            db.Tell(new EventRepliesChanged(it.Id));
        }

        return new(gone, 0, ids[^1]);
    }
}
