using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>Takes away what somebody sent in to the contests of a group that they leave, while entries are taken. Once they are voted on they stay: the result is others' too.</summary>
internal sealed class EntryTraces : IGroupTrace
{
    public async Task<TakenAway> TakeAway(PortalDb db, TraceOrder order, CancellationToken ct)
    {
        var (me, group, after) = (order.Me, order.GroupId, order.After);
        var own = db.Set<ContestEntry>().Where(e => e.AuthorId == me && e.WithdrawnAt == null && db.Set<Game>().Any(g => g.Id == e.GameId && g.GroupId == group));
        var found = await own.Where(e => e.Id > after).OrderBy(e => e.Id).Take(order.Most).Select(e => new { e.Id, e.GameId }).ToListAsync(ct);
        if (found.Count == 0)
        {
            return TakenAway.Nothing;
        }

        var (ids, contests) = (found.ConvertAll(e => e.Id), found.Select(e => e.GameId).Distinct().ToList());
        await db.Lock<Game>(contests, ct);
        var games = await db.Set<Game>().AsTracking().Where(g => contests.Contains(g.Id)).ToDictionaryAsync(g => g.Id, ct);
        var entries = await own.AsTracking().Where(e => ids.Contains(e.Id)).OrderBy(e => e.Id).ToListAsync(ct);
        var gone = entries.FindAll(e => PlayRules.MayNotTakePart(order.Standing, games[e.GameId], order.Now) is null);
        foreach (var entry in gone)
        {
            entry.WithdrawnAt = order.Now;
            games[entry.GameId].Taking--;
            db.Tell(new ContestEntryWithdrawn(entry.Id, entry.GameId));
        }

        return new(gone.Count, entries.Count - gone.Count, ids[^1]);
    }
}
