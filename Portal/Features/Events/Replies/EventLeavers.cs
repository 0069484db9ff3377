using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Features.Events;

/// <summary>Who is not in a group any more gives up their seats at its events, and the next in the list gets them.</summary>
internal sealed class EventLeavers(Database database, TimeProvider time) : INewsConsumer
{
    public string Name => "event-leavers";

    public int AtOnce => 200;

    public async Task Handle(IReadOnlyList<NewsRow> batch, CancellationToken ct)
    {
        var people = batch.Select(row => row.Item).OfType<StandingChanged>().Select(news => news.AccountId).ToHashSet();
        if (people.Count == 0)
        {
            return;
        }

        var now = time.GetUtcNow().UtcDateTime;
        foreach (var id in await database.Read(db => Left(db, people, now).Select(r => r.EventId).Distinct().OrderBy(id => id).ToListAsync(ct)))
        {
            await database.Write(db => GiveUp(db, id, people, now, ct), ct); // each a deed of its own: few leave at a time
        }
    }

    private static async Task<Result<Nothing>> GiveUp(PortalDb db, long eventId, IReadOnlyCollection<long> people, DateTime now, CancellationToken ct)
    {
        if (await db.LockEvent(eventId, ct) is not { } it)
        {
            return default(Nothing);
        }

        foreach (var reply in await Left(db, people, now).Where(r => r.EventId == eventId).AsTracking().ToListAsync(ct))
        {
            (reply.State, reply.Guests, reply.At) = (ReplyState.Declined, 0, now);
            reply.RemindFrom(now);
        }

        await Seating.Settle(db, it, now, ct);
        db.Tell(new EventRepliesChanged(eventId));
        return default(Nothing);
    }

    /// <summary>Their answers to events to come of groups that they are not in.</summary>
    private static IQueryable<EventReply> Left(PortalDb db, IReadOnlyCollection<long> people, DateTime now) =>
        from r in db.Set<EventReply>()
        join e in db.Set<Event>() on r.EventId equals e.Id
        where people.Contains(r.AccountId) && r.State != ReplyState.Declined && e.GroupId != null && e.EndsAt > now
            && !db.Set<Membership>().Any(m => m.GroupId == e.GroupId && m.AccountId == r.AccountId && !m.Waiting)
        select r;
}
