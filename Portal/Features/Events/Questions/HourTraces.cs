using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Events;

/// <summary>Takes away what somebody asked in the question hours of a group that they leave, until it is picked. What was picked or joined to others' questions stays, and so do answers: the transcript is others' too.</summary>
internal sealed class HourTraces : IGroupTrace
{
    public async Task<TakenAway> TakeAway(PortalDb db, TraceOrder order, CancellationToken ct)
    {
        var (me, group, after) = (order.Me, order.GroupId, order.After);
        var own = db.Set<HourEntry>().Where(x => x.AuthorId == me && x.DeletedAt == null && db.Set<Event>().Any(e => e.Id == x.EventId && e.GroupId == group));
        var found = await own.Where(x => x.Id > after).OrderBy(x => x.Id).Take(order.Most).Select(x => new { x.Id, x.EventId }).ToListAsync(ct);
        if (found.Count == 0)
        {
            return TakenAway.Nothing;
        }

        await db.Lock<Event>([.. found.Select(x => x.EventId).Distinct()], ct); // as everybody does who changes an hour
        var ids = found.ConvertAll(x => x.Id);
        var entries = await own.AsTracking().Where(x => ids.Contains(x.Id)).OrderBy(x => x.Id).ToListAsync(ct);
        var gone = entries.FindAll(x => x.QuestionId is null && HourRules.MayNotWithdraw(x.State) is null);
        foreach (var question in gone)
        {
            question.DeletedAt = order.Now;
            db.Tell(new HourEntryDeleted(question.EventId, question.Id, question.Number));
        }

        return new(gone.Count, entries.Count - gone.Count, ids[^1]);
    }
}
