using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Events;

/// <summary>The events that somebody planned, for their export. They stay, as what one says before others does.</summary>
internal sealed class PlannedEvents(Database database) : IPersonalData
{
    public string Name => "events";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<Event>()
        .Where(e => e.AuthorId == accountId).OrderBy(e => e.Id).Select(e => new { e.Id, e.GroupId, e.Title, e.Body, e.Zone, e.StartsAt, e.EndsAt, e.Place, e.Link, e.CancelledAt, e.CancelReason, e.CreatedAt, e.EditedAt }));
}

/// <summary>What somebody answered to events, for their export. With them it goes, and their seats to who waits; so do their choices and the secret addresses of their calendars.</summary>
internal sealed class EventReplyData(Database database) : IPersonalData
{
    public string Name => "eventReplies";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<EventReply>()
        .Where(r => r.AccountId == accountId).OrderBy(r => r.EventId).Select(r => new { r.EventId, r.State, r.Guests, r.At }));

    public Task Lock(PortalDb db, long accountId, CancellationToken ct) => db.LockEventsOf(accountId, ct);

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        await db.Set<ReminderTimes>().Where(t => t.AccountId == accountId).ExecuteDeleteAsync(ct);
        await db.Set<CalendarFeed>().Where(f => f.AccountId == accountId).ExecuteDeleteAsync(ct);
        await db.Set<EventNotice>().Where(n => n.AccountId == accountId).ExecuteDeleteAsync(ct);
        await db.LockEventsOf(accountId, ct);
        var events = await db.AnsweredBy(accountId).ToListAsync(ct);
        await db.Set<EventReply>().Where(r => r.AccountId == accountId).ExecuteDeleteAsync(ct);
        foreach (var it in await db.Set<Event>().AsTracking().Where(e => events.Contains(e.Id)).OrderBy(e => e.Id).ToListAsync(ct))
        {
            await Seating.Settle(db, it, now, ct); // one person's, once in their life
            db.Tell(new EventRepliesChanged(it.Id));
        }
    }
}

/// <summary>When somebody is reminded of events, for their export.</summary>
internal sealed class ReminderTimesExport(Database database) : IPersonalData
{
    public string Name => "eventReminders";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<ReminderTimes>().Where(t => t.AccountId == accountId).Select(t => new { t.First, t.Second }));
}
