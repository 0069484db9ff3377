using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Commons.Watching;

/// <summary>What became of entries that were to be marked as seen.</summary>
/// <param name="Seen">The actor was the first to look at these, now or earlier.</param>
/// <param name="Already">Somebody else was.</param>
/// <param name="Changed">They have been changed since they were read: what was looked at is not what stands there, and they still wait.</param>
public sealed record SeenMarks(IReadOnlyList<long> Seen, IReadOnlyList<long> Already, IReadOnlyList<long> Changed);

/// <summary>Writes down who looked at what.</summary>
public sealed class WatchMarks(Database database, RateLimits limits, TimeProvider time)
{
    /// <summary>The most entries of one batch.</summary>
    public const int Most = 200;

    /// <summary>
    /// Marks entries as seen by the actor: one write for all of them. The first look counts, twice is as good as once, and what has been changed since the actor read it stays unseen.
    /// What had been handed to the actor is done with it, and what should be noticed in it is noticed, also where somebody had looked before it was so.
    /// </summary>
    /// <param name="actor">Who looked.</param>
    /// <param name="entryIds">At what; unknown ones are passed over.</param>
    /// <param name="upTo">How far the river had come when they read it: <see cref="RiverPage.UpTo"/>.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Result<SeenMarks>> Seen(Actor actor, IReadOnlyList<long>? entryIds, long upTo, CancellationToken ct)
    {
        List<long> ids = [.. (entryIds ?? []).Distinct().Order()];
        var pace = limits.Once(Limited.Marks, actor);
        return await database.Write<SeenMarks>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                var standing = await Standing.Of(db, actor, now, ct);
                if ((WatchingRules.MayNotMark(standing) ?? Check(ids) ?? pace()) is { } problem)
                {
                    return problem;
                }

                await Mark(db, standing, ids, upTo, now, ct);
                var marked = await db.Set<WatchEntry>().SeenBy(standing).Where(e => ids.Contains(e.Id)).Select(e => new { e.Id, e.SeenById }).ToListAsync(ct);
                var by = marked.ToLookup(e => e.SeenById is null ? (bool?)null : e.SeenById == standing.AccountId, e => e.Id);
                return new SeenMarks([.. by[true]], [.. by[false]], [.. by[null]]);
            },
            ct);
    }

    private static Problem? Check(List<long> ids) => ids.Count switch
    {
        0 => Problem.Invalid<KernelText>("ids", "Required"),
        > Most => Problem.Invalid<WatchText>("ids", "TooManyMarks", Most),
        _ => null,
    };

    private static async Task Mark(PortalDb db, Standing standing, List<long> ids, long upTo, DateTime now, CancellationToken ct)
    {
        var me = standing.AccountId!.Value;
        var waiting = await db.Set<WatchEntry>().SeenBy(standing)
            .Where(e => ids.Contains(e.Id) && e.Version <= upTo && (e.SeenAt == null || (e.Alerted && db.Set<WatchAlert>().Any(a => a.EntryId == e.Id && a.DoneAt == null)))).Select(e => e.Id).ToListAsync(ct);
        await db.Lock<WatchEntry>(waiting, ct); // in one order: two who mark the same do not wait for each other
        var read = db.Set<WatchEntry>().Where(e => waiting.Contains(e.Id) && e.Version <= upTo); // as they are now that nobody changes them
        var first = await read.Where(e => e.SeenAt == null).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync(ct);
        if (first.Count > 0)
        {
            await db.Set<WatchEntry>().Where(e => first.Contains(e.Id)).ExecuteUpdateAsync(e => e.SetProperty(x => x.SeenAt, now).SetProperty(x => x.SeenById, me), ct);
            db.Tell(new WatchSeen(first, me));
        }

        await EndedAlerts.End(db, db.Set<WatchAlert>().Where(a => read.Any(e => e.Id == a.EntryId)), now, ct);
        var handed = await db.Set<WatchHandOver>().AsTracking().Where(h => ids.Contains(h.Id) && h.ToId == me && h.DoneAt == null).OrderBy(h => h.Id).ToListAsync(ct);
        foreach (var done in handed)
        {
            done.DoneAt = now;
            db.Tell(new WatchHandedOver(done.Id, done.FromId, me, Done: true));
        }
    }
}
