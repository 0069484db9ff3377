using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Events;

/// <summary>The events at which somebody has what goes with their account: answers, and votes in question hours.</summary>
internal static class EventsOfPerson
{
    /// <summary>Those that they answered.</summary>
    public static IQueryable<long> AnsweredBy(this PortalDb db, long accountId) => db.Set<EventReply>().Where(r => r.AccountId == accountId).Select(r => r.EventId);

    /// <summary>Those at which they voted.</summary>
    public static IQueryable<long> VotedBy(this PortalDb db, long accountId) =>
        from v in db.Set<HourVote>()
        join x in db.Set<HourEntry>() on v.QuestionId equals x.Id
        where v.AccountId == accountId
        select x.EventId;

    /// <summary>
    /// Locks them until the deed ends, all at once and so in one order, before the account: as who answers and who votes does. One kind after the other would be two orders, and whoever changes a series meanwhile would wait in a circle.
    /// </summary>
    public static async Task LockEventsOf(this PortalDb db, long accountId, CancellationToken ct) =>
        await db.Lock<Event>(await db.AnsweredBy(accountId).Union(db.VotedBy(accountId)).ToListAsync(ct), ct);
}
