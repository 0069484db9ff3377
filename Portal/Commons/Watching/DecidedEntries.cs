using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Platform.Data;

namespace Portal.Commons.Watching;

/// <summary>Who decided about something has looked at it: what was decided in the queue need not be read again in the watch. What was changed since still waits.</summary>
internal static class DecidedEntries
{
    /// <summary>Marks what waits and was decided on in this batch as seen by who did that, and tells of it.</summary>
    public static async Task Mark(PortalDb db, HeardBatch heard, CancellationToken ct)
    {
        List<long> taken = [.. heard.Decided.Keys];
        if (taken.Count == 0)
        {
            return;
        }

        var decisions = await db.Set<CaseDecision>().Where(d => taken.Contains(d.Id) && d.ById != null)
            .Join(db.Set<Case>(), d => d.CaseId, c => c.Id, (d, c) => new { d.Id, ById = d.ById!.Value, d.At, c.Subject }).ToListAsync(ct);
        var looks = decisions.Where(d => !heard.ChangedAfter(d.Subject, heard.Decided[d.Id])).GroupBy(d => d.Subject).ToDictionary(g => g.Key, g => g.MinBy(d => d.Id)!);
        List<string> subjects = [.. looks.Keys];
        var waiting = await db.Set<WatchEntry>().Where(e => subjects.Contains(e.Subject) && e.SeenAt == null).Select(e => e.Id).ToListAsync(ct);
        await db.Lock<WatchEntry>(waiting, ct);
        var entries = await db.Set<WatchEntry>().AsTracking().Where(e => waiting.Contains(e.Id) && e.SeenAt == null && e.Version <= heard.Last).OrderBy(e => e.Id).ToListAsync(ct);
        foreach (var entry in entries)
        {
            (entry.SeenAt, entry.SeenById) = (looks[entry.Subject].At, looks[entry.Subject].ById);
        }

        await db.SaveChangesAsync(ct);
        var marked = entries.ConvertAll(e => e.Id);
        await EndedAlerts.End(db, db.Set<WatchAlert>().Where(a => marked.Contains(a.EntryId) && (a.Kind != AlertKind.Heat || db.Set<WatchEntry>().Any(e => e.Id == a.EntryId && e.SeenAt >= a.At))), heard.At, ct);
        foreach (var seen in entries.GroupBy(e => e.SeenById!.Value, e => e.Id))
        {
            db.Tell(new WatchSeen([.. seen], seen.Key));
        }
    }
}
