using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Screening;

/// <summary>
/// What is watched for: who sees and writes which lines <see cref="WordRules"/> says. A line that would find everything is refused, by how it looks and by what was written last where it counts; whoever writes next meets the new list.
/// </summary>
public sealed class WatchedWords(Database database, WordLists lists, NamedPlaces places, WrittenLately written, TimeProvider time)
{
    /// <summary>How many lines a page holds.</summary>
    public const int PageSize = 50;

    /// <summary>The longest text that is imported at once, in characters.</summary>
    public const int MostImport = 1_000_000;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>What somebody sees of the list, what was added last first, narrowed by a part of the texts.</summary>
    public async Task<Result<Page<WatchedView>>> List(Actor actor, string? part, string? cursor, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await StandingOf(db, actor, ct);
        if (WordRules.MayNotEnter(standing) is { } problem)
        {
            return problem;
        }

        var before = string.IsNullOrEmpty(cursor) ? long.MaxValue : long.TryParse(cursor, out var given) ? given : 0;
        if (before <= 0)
        {
            return Problem.Invalid<KernelText>("cursor", "BadCursor");
        }

        var wanted = part?.Trim().ToLowerInvariant() ?? "";
        size = Math.Clamp(size, 1, 500);
        var rows = await db.Set<WatchedWord>().SeenBy(standing).Where(w => w.Id < before && (wanted == "" || w.Text.ToLower().Contains(wanted) || w.Form.Contains(wanted))).OrderByDescending(w => w.Id).Take(size + 1).ToListAsync(ct);
        var page = Page<WatchedWord>.Cut(rows, size, w => w.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return new Page<WatchedView>(await Views(db, standing, page.Items, ct), page.Next);
    }

    /// <summary>One line.</summary>
    public async Task<Result<WatchedView>> Find(Actor actor, long id, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await StandingOf(db, actor, ct);
        return WordRules.MayNotEnter(standing) is { } problem ? problem
            : await db.Set<WatchedWord>().SeenBy(standing).FirstOrDefaultAsync(w => w.Id == id, ct) is { } word ? (await Views(db, standing, [word], ct))[0]
            : Problem.NotFound;
    }

    /// <summary>Adds a line and answers its id. The same key adds one line.</summary>
    public Task<Result<long>> Add(Actor actor, WatchedLine line, string? key, CancellationToken ct) =>
        Logged(actor, 0, Change(actor, line, key, null, async (db, standing, form) =>
        {
            var (all, place) = (db.Set<WatchedWord>(), line.Place ?? "");
            if (await all.CountAsync(ct) >= WatchedWord.Most)
            {
                return Problem.Conflict<ScreeningText>("ListFull", WatchedWord.Most);
            }

            if (!WordRules.SeesAll(standing) && await all.CountAsync(w => w.Place == place, ct) >= WatchedWord.MostAtPlace)
            {
                return Problem.Conflict<ScreeningText>("PlaceFull", WatchedWord.MostAtPlace); // whoever keeps one place does not fill the list of all
            }

            var word = Make(actor, line, form);
            db.Add(word);
            await db.SaveChangesAsync(ct);
            db.Made<WatchedWord>(actor, key, word.Id, Now);
            db.Audit(actor, AuditAction.WatchedWordsChanged, new("word", word.Id), Now, details: Where(place), after: WatchedLines.Write(line), place: Subject.Parse(place));
            return word.Id;
        }, ct), ct);

    /// <summary>Changes a line.</summary>
    public Task<Result<long>> Change(Actor actor, long id, WatchedLine line, CancellationToken ct) =>
        Logged(actor, id, Change(actor, line, null, id, async (db, standing, form) =>
        {
            await db.Lock<WatchedWord>(id, ct);
            if (!(await Own(db, standing, id, ct)).Try(out var word, out var problem))
            {
                return problem;
            }

            db.Audit(
                actor, AuditAction.WatchedWordsChanged, new("word", id), Now, details: Where(word.Place, line.Place), before: WatchedLines.Write(Line(word)), after: WatchedLines.Write(line), place: Subject.Parse(line.Place));
            (word.Kind, word.Text, word.Form, word.Effect, word.Place, word.ById, word.At) = (line.Kind, line.Text!.Trim(), form, line.Effect, line.Place ?? "", actor.AccountId, Now);
            (word.Until, word.Note) = (line.Until, WatchedLines.NoteOf(line));
            return id;
        }, ct), ct);

    /// <summary>Takes a line away.</summary>
    public Task<Result<Nothing>> Delete(Actor actor, long id, CancellationToken ct) => Logged(actor, id, Told(database.Write<Nothing>(
        async db =>
        {
            var standing = await StandingOf(db, actor, ct);
            if (WordRules.MayNotEnter(standing) is { } outside)
            {
                return outside;
            }

            if (!(await Own(db, standing, id, ct)).Try(out var word, out var problem))
            {
                return problem;
            }

            db.Remove(word);
            db.Audit(actor, AuditAction.WatchedWordsChanged, new("word", id), Now, details: Where(word.Place), before: WatchedLines.Write(Line(word)), place: Subject.Parse(word.Place));
            db.Tell(new WordsChanged());
            return default(Nothing);
        },
        ct)), ct);

    /// <summary>Adds all lines of a text, or none: one that does not fit is refused with its number. A line that stands there already gets the effect, the end and, where there is one, the note that are given. Answers how many there were.</summary>
    public Task<Result<int>> Import(Actor actor, string? text, CancellationToken ct) => Logged(actor, 0, ImportAll(actor, text, ct), ct);

    private async Task<Result<int>> ImportAll(Actor actor, string? text, CancellationToken ct)
    {
        if (WordRules.MayNotKeepWhole(await database.Read(db => StandingOf(db, actor, ct))) is { } refused)
        {
            return refused;
        }

        if ((Bounds.Check("text", text, MostImport) is { } unfit ? unfit : WatchedLines.Read(text!)).Try(out var lines, out var problem) && await written.TooWide(lines.ConvertAll(l => l.Line), null, ct) is var (wide, hits, of))
        {
            problem = Problem.Invalid<ScreeningText>("text", "LineMatchesAll", lines[wide].Number, hits, of);
        }

        return problem is not null ? problem : await Told(database.Write(db => Import(db, actor, lines!, ct), ct));
    }

    /// <summary>The whole list as a text that can be imported again.</summary>
    public async Task<Result<string>> Export(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        return WordRules.MayNotKeepWhole(await StandingOf(db, actor, ct)) is { } problem ? problem
            : string.Concat((await db.Set<WatchedWord>().OrderBy(w => w.Form).ThenBy(w => w.Id).Take(WatchedWord.Most).ToListAsync(ct)).Select(w => WatchedLines.Write(Line(w)) + "\n"));
    }

    /// <summary>
    /// What the lines that somebody sees, and where one is given this line alone, would do with a text, and how many of the last thousand writings where it counts it would have met. A line is tried by who may write it: of what is
    /// written elsewhere nobody learns anything by trying.
    /// </summary>
    public async Task<Result<WordTrial>> Try(Actor actor, string? text, WatchedLine? line, CancellationToken ct)
    {
        var standing = await database.Read(db => StandingOf(db, actor, ct));
        if ((line is null ? WordRules.MayNotEnter(standing) : WordRules.MayNotWrite(standing, line.Place, line.Effect)) is { } refused)
        {
            return refused;
        }

        if ((Bounds.Check("text", text, 32_000, min: 0) ?? (line is null ? null : WatchedLines.Check(line).Problem)) is { } unfit)
        {
            return unfit;
        }

        var list = line is null ? await lists.Now(ct) : new WordList([WrittenLately.Listed(line)]);
        var sample = line is null ? [] : await written.At(Subject.Parse(line.Place), ct);
        return new WordTrial([.. WrittenLately.HitsOf(list, text ?? "").Where(h => h.Word.IsUsual || WordRules.Sees(standing, h.Word.Place)).Select(h => (h.Word, Said: h.Start < h.End ? text![h.Start..(h.End + 1)] : h.Word.Text)).Distinct().Select(h => new TriedWord(h.Word.Kind, h.Word.Text, h.Word.Effect, h.Word.Place, h.Said, h.Word.IsUsual))],
            sample.Count(s => WrittenLately.HitsOf(list, s).Count > 0), sample.Count);
    }

    /// <summary>How far somebody reaches.</summary>
    public async Task<WordReach> Reach(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await StandingOf(db, actor, ct);
        return WordRules.SeesAll(standing) ? new WordReach(await places.List(db, standing, ct), Everywhere: true, Whole: standing.IsAdmin)
            : new WordReach([.. (await places.Find(db, standing, standing.Places.Words.Select(Subject.Parse).OfType<Subject>(), ct)).Values.OrderBy(p => p.Name, StringComparer.CurrentCulture)], Everywhere: false, Whole: false);
    }

    /// <summary>Where a line counts alone, before and after, as the log writes places; null for everywhere.</summary>
    private static string? Where(params string?[] words) => words.Where(p => !string.IsNullOrEmpty(p)).Distinct().ToList() is { Count: > 0 } some ? string.Join(" -> ", some) : null;

    private static WatchedLine Line(WatchedWord word) => new(word.Kind, word.Text, word.Effect, word.Place, word.Until, word.Note);

    /// <summary>Lines as this reader sees them, with the names of their places.</summary>
    private async Task<IReadOnlyList<WatchedView>> Views(PortalDb db, Standing standing, IReadOnlyList<WatchedWord> words, CancellationToken ct)
    {
        var named = await places.Find(db, standing, words.Select(w => Subject.Parse(w.Place)).OfType<Subject>(), ct);
        return [.. words.Select(w => new WatchedView(w.Id, w.Kind, w.Text, w.Effect, w.Place.Length == 0 ? null : w.Place, w.At, w.Until, w.Until <= Now, w.Note)
        {
            PlaceName = Subject.Parse(w.Place) is { } place ? named.GetValueOrDefault(place)?.Name : null,
            MayChange = WordRules.MayNotWrite(standing, w.Place, w.Effect) is null,
        })];
    }

    /// <summary>A line to be changed or taken away: not found where it is not seen.</summary>
    private static async Task<Result<WatchedWord>> Own(PortalDb db, Standing standing, long id, CancellationToken ct) =>
        await db.Set<WatchedWord>().SeenBy(standing).AsTracking().FirstOrDefaultAsync(w => w.Id == id, ct) is not { } word ? Problem.NotFound
        : WordRules.MayNotWrite(standing, word.Place, word.Effect) is { } problem ? problem
        : word;

    private Task<Standing> StandingOf(PortalDb db, Actor actor, CancellationToken ct) => Standing.Of(db, actor, Now, ct);

    private WatchedWord Make(Actor actor, WatchedLine line, string form) =>
        new() { Kind = line.Kind, Text = line.Text!.Trim(), Form = form, Effect = line.Effect, Place = line.Place ?? "", Until = line.Until, Note = WatchedLines.NoteOf(line), ById = actor.AccountId, At = Now };

    private async Task<Result<int>> Import(PortalDb db, Actor actor, IReadOnlyList<NumberedLine> lines, CancellationToken ct)
    {
        var standing = await StandingOf(db, actor, ct);
        if (WordRules.MayNotKeepWhole(standing) is { } problem)
        {
            return problem;
        }

        var known = (await db.Set<WatchedWord>().AsTracking().Take(WatchedWord.Most + 1).ToListAsync(ct)).ToDictionary(w => (w.Kind, w.Form, w.Place));
        var there = (await places.Find(db, standing, lines.Select(l => Subject.Parse(l.Line.Place)).OfType<Subject>(), ct)).Keys.Select(place => place.ToString()).ToHashSet();
        if (lines.FirstOrDefault(l => l.Line.Place is { Length: > 0 } place && !there.Contains(place)) is { } misplaced)
        {
            return Problem.Invalid<ScreeningText>("text", "BadLine", misplaced.Number, Sentences.Say(typeof(ScreeningText), "NoSuchPlace"));
        }

        var former = new List<string>();
        foreach (var line in lines)
        {
            if (known.TryGetValue((line.Line.Kind, line.Form, line.Line.Place ?? ""), out var word))
            {
                var before = WatchedLines.Write(Line(word));
                (word.Effect, word.Until, word.Note, word.At, word.ById) = (line.Line.Effect, line.Line.Until, WatchedLines.NoteOf(line.Line) ?? word.Note, Now, actor.AccountId);
                if (WatchedLines.Write(Line(word)) != before)
                {
                    former.Add(before);
                }
            }
            else
            {
                word = known[(line.Line.Kind, line.Form, line.Line.Place ?? "")] = Make(actor, line.Line, line.Form);
                db.Add(word);
            }
        }

        if (known.Count > WatchedWord.Most)
        {
            return Problem.Invalid<ScreeningText>("text", "ListFull", WatchedWord.Most);
        }

        db.Audit(actor, AuditAction.WatchedWordsChanged, new("word", 0), Now, details: $"import: {lines.Count}", before: former.Count == 0 ? null : string.Join('\n', former), after: string.Join('\n', lines.Select(l => WatchedLines.Write(l.Line))));
        db.Tell(new WordsChanged());
        return lines.Count;
    }

    private async Task<Result<long>> Change(Actor actor, WatchedLine line, string? key, long? but, Func<PortalDb, Standing, string, Task<Result<long>>> change, CancellationToken ct)
    {
        if (WordRules.MayNotWrite(await database.Read(db => StandingOf(db, actor, ct)), line.Place, line.Effect) is { } refused)
        {
            return refused;
        }

        if (!WatchedLines.Check(line).Try(out var form, out var problem))
        {
            return problem;
        }

        if (line.Until <= Now)
        {
            return Problem.Invalid<ScreeningText>("until", "PastEnd"); // an import may bring back lines that have ended
        }

        if (await written.TooWide([line], Subject.Parse(line.Place), ct) is var (_, hits, of))
        {
            return Problem.Invalid<ScreeningText>("text", "MatchesAll", hits, of);
        }

        return await Told(database.Write(
            async db =>
            {
                if (await db.MadeBefore<WatchedWord>(actor, key, ct) is { } made)
                {
                    return made;
                }

                var (standing, place) = (await StandingOf(db, actor, ct), line.Place ?? "");
                if ((WordRules.MayNotWrite(standing, place, line.Effect)
                    ?? (place.Length > 0 && !await IsThere(db, standing, place, ct) ? Problem.Invalid<ScreeningText>("place", "NoSuchPlace") : null)
                    ?? (await db.Set<WatchedWord>().AnyAsync(w => w.Kind == line.Kind && w.Form == form && w.Place == place && w.Id != (but ?? 0), ct) ? Problem.Invalid<ScreeningText>("text", "WordListed") : null)) is { } mayNot)
                {
                    return mayNot;
                }

                var changed = await change(db, standing, form);
                if (changed.Done)
                {
                    db.Tell(new WordsChanged());
                }

                return changed;
            },
            ct));
    }

    /// <summary>Who changes the list where they may not tries what is above their level, or elsewhere.</summary>
    private Task<Result<T>> Logged<T>(Actor actor, long id, Task<Result<T>> deed, CancellationToken ct) => deed.LogRefusal(database, actor, new("word", id), Now, ct, reserved: true);

    /// <summary>Whether a word names a place, in the one form in which lines keep it.</summary>
    private async Task<bool> IsThere(PortalDb db, Standing standing, string word, CancellationToken ct) =>
        Subject.Parse(word) is { } place && place.ToString() == word && (await places.Find(db, standing, [place], ct)).ContainsKey(place);

    /// <summary>What is written next on this node meets the new list at once, before the news come round.</summary>
    private async Task<Result<T>> Told<T>(Task<Result<T>> deed)
    {
        var done = await deed;
        if (done.Done)
        {
            lists.Forget();
        }

        return done;
    }
}
