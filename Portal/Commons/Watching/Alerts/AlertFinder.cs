using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.Screening;
using Portal.Platform.Data;
using Portal.Platform.Text;

namespace Portal.Commons.Watching;

/// <summary>The words that are watched for, made ready to be looked for.</summary>
internal sealed class KnownWords(IReadOnlyList<(long OwnerId, string Text)> words)
{
    public IReadOnlyList<(long OwnerId, string Text)> Words { get; } = words;

    public WordFinder<(long OwnerId, string Text)> Finder { get; } = new([.. from word in words let pattern = WordPattern.Of(word.Text) where pattern is not null select (pattern!, word)]);
}

/// <summary>Marks entries that should be noticed. What the staff write is not looked through: they know what they wrote.</summary>
internal sealed class AlertFinder(TimeProvider time)
{
    private KnownWords known = new([]);

    /// <summary>All that anybody watches for: a few hundred words, made ready only when they are others than the last time.</summary>
    public async Task<KnownWords> Known(PortalDb db, CancellationToken ct)
    {
        var words = (await db.Set<WatchWord>().OrderBy(w => w.Id).Select(w => new { w.OwnerId, w.Text }).ToListAsync(ct)).ConvertAll(w => (w.OwnerId ?? 0, w.Text));
        return known = known.Words.SequenceEqual(words) ? known : new(words);
    }

    /// <summary>Marks entries by their words and by how they sound; what was marked before on one that is renewed goes.</summary>
    public async Task Mark(PortalDb db, IReadOnlyList<MarkedEntry> entries, KnownWords words, CancellationToken ct)
    {
        var at = time.GetUtcNow().UtcDateTime;
        var renewed = entries.Where(e => !e.IsNew).Select(e => e.Entry.Id).ToList();
        if (renewed.Count > 0)
        {
            await db.Set<WatchAlert>().Where(a => renewed.Contains(a.EntryId) && a.Kind != AlertKind.Heat).ExecuteDeleteAsync(ct);
        }

        var heated = renewed.Count == 0 ? [] : await db.Set<WatchAlert>().Where(a => renewed.Contains(a.EntryId)).Select(a => a.EntryId).ToListAsync(ct);
        foreach (var (entry, said, _) in entries.Where(e => e.Entry.By != WatchAuthor.Staff))
        {
            using var text = FoldedText.Of(said);
            List<WatchAlert> found = [.. ByWords(entry.Id, text, words, at)];
            if (Tone.Of(text) is { IsUnhappy: true } tone)
            {
                found.Add(Make(entry.Id, AlertKind.Tone, 0, tone.Words, at));
            }

            found.ForEach(alert => alert.DoneAt = entry.SeenAt); // who wrote it keeps order there

            entry.Alerted = found.Count > 0 || heated.Contains(entry.Id);
            db.AddRange(found);
        }
    }

    /// <summary>Marks with the newest post of each topic that has heated up that it has; answers which entries these are.</summary>
    public async Task<IReadOnlyList<long>> MarkHeat(PortalDb db, IReadOnlyList<WatchEntry> entries, HeardBatch heard, CancellationToken ct)
    {
        List<string> written = [.. entries.Where(e => e is { Kind: WatchKind.Post, Edited: false }).Select(e => e.Whole).Distinct()];
        var flagged = heard.Flagged.Count == 0 ? [] : await HeatRule.WholesOf(db, [.. heard.Flagged], ct);
        var hot = written.Count + flagged.Count == 0 ? [] : await HeatRule.Hot(db, written, flagged, heard.At, ct);
        var wholes = hot.Select(h => h.Whole).ToList();
        var newest = hot.Count == 0 ? [] : await db.Set<WatchEntry>().Where(e => wholes.Contains(e.Whole) && e.Kind == WatchKind.Post).GroupBy(e => e.Whole).Select(g => g.Max(e => e.Id)).ToListAsync(ct);
        if (newest.Count == 0)
        {
            return [];
        }

        await db.Lock<WatchEntry>(newest, ct); // nobody marks as looked at what heats up now
        var marked = await db.Set<WatchEntry>().AsTracking().Where(e => newest.Contains(e.Id)).ToListAsync(ct);
        var before = await db.Set<WatchAlert>().AsTracking().Where(a => newest.Contains(a.EntryId) && a.Kind == AlertKind.Heat).ToDictionaryAsync(a => a.EntryId, ct);
        foreach (var entry in marked)
        {
            (entry.Alerted, entry.Version) = (true, heard.Last); // a look at what was there before does not end it
            if (!before.TryGetValue(entry.Id, out var alert))
            {
                db.Add(alert = new WatchAlert { EntryId = entry.Id, Kind = AlertKind.Heat, OwnerId = 0, Words = "" });
            }

            (alert.Words, alert.At, alert.DoneAt) = (hot.First(h => h.Whole == entry.Whole).Words, time.GetUtcNow().UtcDateTime, null);
        }

        await db.SaveChangesAsync(ct);
        await Forget(db, newest, ct);
        return marked.ConvertAll(e => e.Id);
    }

    /// <summary>What is told of once is told of anew: who wants to know of heat is not done with an entry because they were told of it before, for its words or an earlier heat.</summary>
    private static async Task Forget(PortalDb db, IReadOnlyList<long> hot, CancellationToken ct)
    {
        var wanting = db.Set<WatchChoice>().Where(c => c.Heat).Select(c => c.AccountId);
        await db.Set<Notification>().Where(n => n.Kind == NotificationKind.WatchAlert && n.SubjectKind == WatchHandedOver.Entry && hot.Contains(n.SubjectId) && wanting.Contains(n.AccountId)).ExecuteDeleteAsync(ct);
    }

    private static IEnumerable<WatchAlert> ByWords(long entryId, FoldedText text, KnownWords words, DateTime at)
    {
        var found = new List<(long OwnerId, string Text)>();
        words.Finder.Find(text, found, static (all, word, _, _) => all.Add(word));
        return found.Distinct().GroupBy(w => w.OwnerId, w => w.Text).Select(g => Make(entryId, AlertKind.Words, g.Key, g, at));
    }

    private static WatchAlert Make(long entryId, AlertKind kind, long ownerId, IEnumerable<string> words, DateTime at) =>
        new() { EntryId = entryId, Kind = kind, OwnerId = ownerId, Words = Shorten.To(string.Join(", ", words), WatchAlert.MostWords), At = at };
}
