using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;

namespace Portal.Commons.Watching;

/// <summary>
/// Takes what is written into the river, a moment later and off the way of who writes it. It works alone and in the order of the outbox, so an entry never comes in before one that is there
/// already: who reads on from a place misses nothing, whoever wrote at the same time. What is changed while it waits still waits, as it reads then; what is changed after it was looked at
/// comes anew.
/// </summary>
internal sealed class WatchFeeder(IEnumerable<IWatched> rooms, AlertFinder alerts, Database database) : INewsConsumer
{
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

        var texts = await database.Read(db => Texts(db, heard.Words, ct));
        var words = await database.Read(db => alerts.Known(db, ct));
        await database.Write<Nothing>(
            async db =>
            {
                await TakeIn(db, heard, texts, words, ct);
                return default(Nothing);
            },
            ct);
    }

    /// <summary>The texts as they are now, by what they are of, with who wrote each.</summary>
    private static async Task<IReadOnlyList<Taken>> Texts(PortalDb db, IReadOnlyList<Spoken> words, CancellationToken ct)
    {
        var texts = new Dictionary<string, WatchedText>();
        foreach (var room in words.GroupBy(w => w.Room))
        {
            foreach (var text in await room.Key.Read(db, [.. room.Select(w => w.Id)], ct))
            {
                texts[new Subject(room.Key.Kind, text.Id).ToString()] = text;
            }
        }

        var found = words.Where(w => texts.ContainsKey(w.Subject)).Select(w => (Spoken: w, Text: texts[w.Subject], By: w.ById ?? texts[w.Subject].AuthorId)).ToList();
        var writers = found.Select(f => f.By).Distinct().ToList();
        var people = await db.Set<Account>().Where(a => writers.Contains(a.Id)).Select(a => new { a.Id, a.Roles, a.Trust, a.IsCustomer }).ToDictionaryAsync(a => a.Id, ct);
        return [.. found.Where(f => people.ContainsKey(f.By)).Select(f => new Taken(f.Spoken, f.Text, f.By, Known(people[f.By].Roles, people[f.By].Trust, people[f.By].IsCustomer), Moderates(people[f.By].Roles)))];
    }

    private static WatchAuthor Known(Roles roles, Trust trust, bool customer) =>
        roles != Roles.None ? WatchAuthor.Staff : trust == Trust.Newcomer && !customer ? WatchAuthor.Newcomer : WatchAuthor.Member;

    private static bool Moderates(Roles roles) => (roles & (Roles.Moderator | Roles.Admin)) != 0;

    private async Task TakeIn(PortalDb db, HeardBatch heard, IReadOnlyList<Taken> texts, KnownWords words, CancellationToken ct)
    {
        foreach (var move in heard.Moves)
        {
            var (whole, place) = (move.Whole.ToString(), move.Place.ToString());
            await db.Set<WatchEntry>().Where(e => e.Whole == whole).ExecuteUpdateAsync(e => e.SetProperty(x => x.Place, place), ct);
        }

        var (entries, changed) = await Entries(db, heard, texts, ct);
        await alerts.Mark(db, entries, words, ct);
        await db.SaveChangesAsync(ct);
        var hot = await alerts.MarkHeat(db, [.. entries.Select(e => e.Entry)], heard, ct);
        if (entries.Count + heard.Sights.Count + heard.Moves.Count + hot.Count > 0)
        {
            db.Tell(new WatchGrew(heard.Last, [.. changed.Union(heard.Sights)], [.. entries.Where(e => e.Entry.Alerted).Select(e => e.Entry.Id).Union(hot)]));
        }
    }

    /// <summary>Makes entries, and renews those that wait for a look. Answers all of these, and which things looked otherwise before.</summary>
    private static async Task<(List<MarkedEntry> Entries, List<string> Changed)> Entries(PortalDb db, HeardBatch heard, IReadOnlyList<Taken> texts, CancellationToken ct)
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
                made.Add(new(taken.Renew(before), taken.Pieces, IsNew: false));
            }
            else if (before is null || (before.Version < taken.Spoken.Last && before.Digest != taken.Digest))
            {
                var entry = taken.Make(heard.Last, edited: before is not null);
                db.Add(entry);
                made.Add(new(entry, taken.Pieces, IsNew: true));
            }
        }

        return (made, changed);
    }

    /// <summary>Something to be taken in.</summary>
    private sealed record Taken(Spoken Spoken, WatchedText Text, long ById, WatchAuthor By, bool ByModerator)
    {
        public IReadOnlyList<string> Pieces { get; } = WordMatcher.Pieces($"{Text.Title}\n{HtmlText.Of(Text.Html, withSpoilers: true)}");

        public string Digest { get; } = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Text.Title}\n{Text.Html}")), 0, 16);

        public WatchEntry Make(long version, bool edited) => new()
        {
            Id = edited ? Spoken.Last : Spoken.First,
            Version = version,
            Subject = Spoken.Subject,
            Kind = Spoken.Room.As,
            Edited = edited,
            Whole = Text.Whole.ToString(),
            Place = Text.Place.ToString(),
            ById = ById,
            By = By,
            Script = Scripts.Of(Pieces),
            IsAnswer = Text.IsAnswer && !edited,
            Digest = Digest,
            At = Spoken.At,
            SeenAt = ByModerator ? Spoken.At : null, // who wrote it has read it
            SeenById = ByModerator ? ById : null,
        };

        public WatchEntry Renew(WatchEntry waiting)
        {
            (waiting.Script, waiting.Digest) = (Scripts.Of(Pieces), Digest);
            if (ByModerator)
            {
                (waiting.SeenAt, waiting.SeenById) = (Spoken.At, ById);
            }

            return waiting;
        }
    }
}

/// <summary>An entry that was just made, or renewed, and the pieces of its text.</summary>
internal sealed record MarkedEntry(WatchEntry Entry, IReadOnlyList<string> Pieces, bool IsNew);

/// <summary>Tells in which letters a text is written.</summary>
internal static class Scripts
{
    /// <summary>Those of most of its pieces; a Chinese character counts as half of a word.</summary>
    public static WatchScript Of(IReadOnlyList<string> pieces)
    {
        var counts = pieces.Select(Of).Where(s => s != WatchScript.None).GroupBy(s => s, s => s == WatchScript.Chinese ? 1 : 2).Select(g => (Script: g.Key, Weight: g.Sum())).ToList();
        return counts.Count == 0 ? WatchScript.None : counts.MaxBy(c => c.Weight).Script;
    }

    private static WatchScript Of(string piece) => (Rune.TryGetRuneAt(piece, 0, out var first) ? first : Rune.ReplacementChar) switch
    {
        var rune when rune.Value is (>= 0x3400 and <= 0x9fff) or (>= 0xf900 and <= 0xfaff) or (>= 0x20000 and <= 0x3ffff) => WatchScript.Chinese,
        var rune when rune.Value < 0x250 => Rune.IsLetter(rune) ? WatchScript.Latin : WatchScript.None,
        var rune => Rune.IsLetter(rune) ? WatchScript.Other : WatchScript.None,
    };
}
