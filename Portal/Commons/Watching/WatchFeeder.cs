using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Commons.Watching;

/// <summary>
/// Takes what is written into the river, a moment later and off the way of who writes it. It works alone and in the order of the outbox, so an entry never comes in before one that is there
/// already: who reads on from a place misses nothing, whoever wrote at the same time. What is changed while it waits still waits, as it reads then; what is changed after it was looked at
/// comes anew.
/// </summary>
internal sealed class WatchFeeder(IEnumerable<IWatched> rooms, AlertFinder alerts, Database database) : INewsConsumer
{
    private const int MostMoved = 1000;

    private readonly IReadOnlyList<IWatched> rooms = [.. rooms];

    public string Name => "watch";

    public int AtOnce => 200;

    public async Task Handle(IReadOnlyList<NewsRow> batch, CancellationToken ct)
    {
        var heard = HeardBatch.Of(batch, rooms);
        if (heard.IsNothing)
        {
            return;
        }

        var texts = await database.Read(db => TakenText.Of(db, heard.Words, ct));
        var words = await database.Read(db => alerts.Known(db, ct));
        await database.Write<Nothing>(
            async db =>
            {
                await TakeIn(db, heard, texts, words, ct);
                return default(Nothing);
            },
            ct);
    }

    private async Task TakeIn(PortalDb db, HeardBatch heard, IReadOnlyList<TakenText> texts, KnownWords words, CancellationToken ct)
    {
        var moved = await Move(db, heard, ct);
        var (entries, changed) = await Entries(db, heard, texts, ct);
        await alerts.Mark(db, entries, words, ct);
        await db.SaveChangesAsync(ct);
        await DecidedEntries.Mark(db, heard, ct);
        var gone = await Drop(db, heard, texts, ct);
        var hot = await alerts.MarkHeat(db, [.. entries.Select(e => e.Entry)], heard, ct);
        if (entries.Count + heard.Sights.Count + heard.Moves.Count + heard.Comings.Count + gone.Count + hot.Count > 0)
        {
            db.Tell(new WatchGrew(heard.Last, [.. changed.Union(heard.Sights).Union(gone).Union(moved)], [.. entries.Where(e => e.Entry.Alerted).Select(e => e.Entry.Id).Union(hot)]));
        }
    }

    /// <summary>Entries go where what they tell of went: with a topic to another board, with posts to another topic. Answers which things these were, the newest <see cref="MostMoved"/> of them: screens show no more.</summary>
    private static async Task<IReadOnlyList<string>> Move(PortalDb db, HeardBatch heard, CancellationToken ct)
    {
        var moved = new List<string>();
        foreach (var (topic, board) in heard.Moves)
        {
            var (whole, place) = (topic.ToString(), board.ToString());
            var there = db.Set<WatchEntry>().Where(e => e.Whole == whole);
            moved.AddRange(await Newest(there));
            await there.ExecuteUpdateAsync(e => e.SetProperty(x => x.Place, place), ct);
        }

        foreach (var (room, whole) in heard.Comings)
        {
            if (await room.In(db, whole, ct) is var (board, subjects))
            {
                var (now, place) = (whole.ToString(), board.ToString());
                var come = db.Set<WatchEntry>().Where(e => subjects.Contains(e.Subject) && e.Whole != now);
                moved.AddRange(await Newest(come));
                await come.ExecuteUpdateAsync(e => e.SetProperty(x => x.Whole, now).SetProperty(x => x.Place, place), ct);
            }
        }

        return moved;

        Task<List<string>> Newest(IQueryable<WatchEntry> entries) => entries.OrderByDescending(e => e.Id).Select(e => e.Subject).Take(MostMoved - moved.Count).ToListAsync(ct);
    }

    /// <summary>What says nothing any more, such as a profile that was emptied, is nothing to look at: it waits no longer. Answers which things these were.</summary>
    private static async Task<IReadOnlyList<string>> Drop(PortalDb db, HeardBatch heard, IReadOnlyList<TakenText> texts, CancellationToken ct)
    {
        var silent = heard.Words.Select(w => w.Subject).Except(texts.Select(t => t.Spoken.Subject)).ToList();
        var gone = silent.Count == 0 ? [] : await db.Set<WatchEntry>().Where(e => silent.Contains(e.Subject) && e.SeenAt == null).Select(e => e.Subject).Distinct().ToListAsync(ct);
        if (gone.Count > 0)
        {
            await db.Set<WatchEntry>().Where(e => gone.Contains(e.Subject) && e.SeenAt == null).ExecuteDeleteAsync(ct);
        }

        return gone;
    }

    /// <summary>Makes entries, and renews those that wait for a look. Answers all of these, and which things looked otherwise before.</summary>
    private static async Task<(List<MarkedEntry> Entries, List<string> Changed)> Entries(PortalDb db, HeardBatch heard, IReadOnlyList<TakenText> texts, CancellationToken ct)
    {
        var subjects = texts.Select(t => t.Spoken.Subject).ToList();
        var entries = db.Set<WatchEntry>();
        if (subjects.Count > 0)
        {
            // First of all: from here on nobody marks as seen what they have not read.
            await entries.Where(e => subjects.Contains(e.Subject) && e.SeenAt == null && e.Version < heard.Last).ExecuteUpdateAsync(e => e.SetProperty(x => x.Version, heard.Last), ct);
        }

        var newest = subjects.Count == 0 ? [] : await entries.AsTracking().Where(e => subjects.Contains(e.Subject) && !entries.Any(x => x.Subject == e.Subject && x.Id > e.Id)).ToDictionaryAsync(e => e.Subject, ct);
        var (made, changed) = (new List<MarkedEntry>(), new List<string>());
        foreach (var taken in texts)
        {
            var before = newest.GetValueOrDefault(taken.Spoken.Subject);
            if (before is not null)
            {
                changed.Add(before.Subject);
            }

            if (before is { SeenAt: null })
            {
                made.Add(new(taken.Renew(before), taken.Words, IsNew: false));
            }
            else if (before is null || (before.Version < taken.Spoken.Last && before.Digest != taken.Digest))
            {
                var entry = taken.Make(heard.Last, edited: before is not null);
                db.Add(entry);
                made.Add(new(entry, taken.Words, IsNew: true));
            }
        }

        return (made, changed);
    }
}

/// <summary>An entry that was just made, or renewed, and its words.</summary>
internal sealed record MarkedEntry(WatchEntry Entry, string Words, bool IsNew);
