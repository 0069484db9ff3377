using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Features.Events;

/// <summary>Reminds those who go, or may, before an event begins: at each of the times that they chose once, also where it was moved meanwhile.</summary>
internal sealed class EventReminders(Database database, TimeProvider time) : DueJob(database, time)
{
    public override string Name => "event-reminders";

    public override TimeSpan Every => TimeSpan.FromSeconds(20);

    protected override async Task<int> Do(PortalDb db, DateTime now, CancellationToken ct)
    {
        var due = db.Set<EventReply>().Where(r => r.RemindAt <= now).OrderBy(r => r.RemindAt).ThenBy(r => r.EventId).ThenBy(r => r.AccountId).Take(AtOnce);
        var events = await due.Select(r => r.EventId).Distinct().ToListAsync(ct);
        if (events.Count == 0)
        {
            return 0;
        }

        await db.Lock<Event>(events, ct); // no answer and no change of time comes between
        var rows = await (
            from r in due.AsTracking()
            join e in db.Set<Event>() on r.EventId equals e.Id
            join t in db.Set<ReminderTimes>() on r.AccountId equals t.AccountId into chosen
            from t in chosen.DefaultIfEmpty()
            where events.Contains(r.EventId)
            select new { Reply = r, e.StartsAt, Takes = e.CancelledAt == null && !e.Hidden, Times = t }).ToListAsync(ct);
        var notices = new List<EventNotice>();
        foreach (var row in rows)
        {
            var times = row.Takes && row.StartsAt > now ? (row.Times ?? new ReminderTimes { AccountId = row.Reply.AccountId }).Before(row.StartsAt).ToList() : [];
            if (times.Exists(at => at <= now && at > row.Reply.RemindedUpTo))
            {
                notices.Add(new EventNotice { EventId = row.Reply.EventId, AccountId = row.Reply.AccountId, Kind = EventNoticeKind.Reminder, At = now });
            }

            (row.Reply.RemindedUpTo, row.Reply.RemindAt) = (now, times.Where(at => at > now).Select(at => (DateTime?)at).Min());
        }

        await EventNotice.Tell(db, notices, ct);
        return rows.Count;
    }
}
