using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Text;

namespace Portal.Commons.Watching;

/// <summary>What figures are added up from, line by line.</summary>
/// <param name="Name">What the file is called.</param>
/// <param name="Lines">Its lines; the first names the columns.</param>
public sealed record WatchFile(string Name, IAsyncEnumerable<string> Lines);

/// <summary>
/// How much of what is written is looked at, how soon, and how much each moderator does. For moderators, who see each other's: they share the work. Read at most once in some seconds for each question.
/// </summary>
public sealed class WatchFigures(Watch watch, Database database, SharedViews shared, TimeProvider time)
{
    /// <summary>So many entries are added up at most, and so many lines a file has.</summary>
    public const int MostLines = 300_000;

    /// <summary>So many who moderate are in the table though they did nothing.</summary>
    public const int MostIdle = 200;

    private const int SecondsKept = 10;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The figures of some days; refused where there is too much to be added up.</summary>
    public async Task<Result<WatchReport>> Read(Actor actor, WatchDays days, CancellationToken ct)
    {
        var now = Now;
        var standing = await database.Read(db => Standing.Of(db, actor, now, ct));
        return WatchingRules.MayNotLook(standing) is { } problem ? problem
            : await shared.Get((nameof(WatchFigures), WatchingRules.ScopeOf(standing), days, now.Ticks / (TimeSpan.TicksPerSecond * SecondsKept)), () => database.Read(db => Count(db, standing, days, now)));
    }

    /// <summary>One line for each entry of some days, in the order of time. No word of what was written is in it.</summary>
    public async Task<Result<WatchFile>> Export(Actor actor, WatchDays days, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        return WatchingRules.MayNotLook(standing) is { } problem ? problem
            : await ToLookAt(db, standing, days).CountAsync(ct) > MostLines ? Problem.Invalid<WatchText>("from", "TooManyLines", MostLines)
            : new WatchFile($"watch-{WatchDays.Write(days.From)}-{WatchDays.Write(days.To)}.csv", Lines(standing, days, ct));
    }

    /// <summary>The entries of some days that somebody else than their author is to look at: not what moderators wrote.</summary>
    internal static IQueryable<WatchEntry> ToLookAt(PortalDb db, Standing standing, WatchDays days)
    {
        var (start, end) = (days.Start, days.End);
        return db.Set<WatchEntry>().SeenBy(standing).Where(e => e.At >= start && e.At < end && (e.SeenById == null || e.SeenById != e.ById));
    }

    private async Task<Result<WatchReport>> Count(PortalDb db, Standing standing, WatchDays days, DateTime now)
    {
        var lines = await ToLookAt(db, standing, days).Select(e => new WatchLine(e.At, e.SeenAt, e.Place)).Take(MostLines + 1).ToListAsync();
        if (lines.Count > MostLines)
        {
            return Problem.Invalid<WatchText>("from", "TooManyLines", MostLines);
        }

        var sheet = new WatchSheet(now);
        var names = (await watch.Places(db, standing, default)).ToDictionary(p => p.Place.ToString(), p => p.Name);
        var (byDay, byHour) = (lines.ToLookup(l => DateOnly.FromDateTime(l.At)), lines.ToLookup(l => l.At.Hour));
        var (loads, loadOf) = await Loads(db, standing, days);
        return new WatchReport(
            days, sheet.Sums(lines),
            [.. days.Each.Select(day => new WatchDay(day, sheet.Sums([.. byDay[day]])))],
            [.. Enumerable.Range(0, 24).Select(hour => sheet.Sums([.. byHour[hour]]))],
            [.. lines.GroupBy(l => l.Place).Select(g => new WatchPlaceSums(g.Key, names.GetValueOrDefault(g.Key), sheet.Sums([.. g]))).OrderByDescending(p => p.Sums.Written).ThenBy(p => p.Place, StringComparer.Ordinal)],
            loads, loadOf);
    }

    private static async Task<(IReadOnlyList<WatchLoad> Loads, IReadOnlyDictionary<long, IReadOnlyList<LoadOfDay>> LoadOf)> Loads(PortalDb db, Standing standing, WatchDays days)
    {
        var (start, end) = (days.Start, days.End);
        var (entries, moderators) = (db.Set<WatchEntry>().SeenBy(standing), db.ModeratorsAnywhere());
        var looked = await entries.Where(e => e.SeenById != null && e.SeenById != e.ById && e.SeenAt >= start && e.SeenAt < end)
            .GroupBy(e => new { By = e.SeenById!.Value, e.SeenAt!.Value.Date }).Select(g => new Did(g.Key.By, g.Key.Date, g.Count())).ToListAsync();
        var answered = await entries.Where(e => e.IsAnswer && e.At >= start && e.At < end && moderators.Any(a => a.Id == e.ById))
            .GroupBy(e => new { By = e.ById, e.At.Date }).Select(g => new Did(g.Key.By, g.Key.Date, g.Count())).ToListAsync();
        CaseKind[] kinds = [CaseKind.Flag, CaseKind.Approval, CaseKind.Appeal];
        var decided = await db.Set<Case>().SeenBy(standing).Where(c => kinds.Contains(c.Kind) && c.ClosedAt >= start)
            .Join(db.Set<CaseEvent>().Where(e => e.What == CaseDeed.Closed && e.ActorId != null && e.At >= start && e.At < end), c => c.Id, e => e.CaseId, (c, e) => new { By = e.ActorId!.Value, e.At.Date })
            .GroupBy(e => e).Select(g => new Did(g.Key.By, g.Key.Date, g.Count())).ToListAsync();
        var ids = looked.Concat(answered).Concat(decided).Select(d => d.By).Union(await Here(db, standing)).ToList();
        var people = await db.Set<Account>().Where(a => ids.Contains(a.Id)).Select(PersonView.Of).ToListAsync();
        var (looks, answers, decisions) = (looked.ToLookup(x => x.By), answered.ToLookup(x => x.By), decided.ToLookup(x => x.By));
        return (
            [.. people.Select(p => new WatchLoad(p, looks[p.Id].Sum(x => x.Count), answers[p.Id].Sum(x => x.Count), decisions[p.Id].Sum(x => x.Count))).OrderByDescending(x => x.LookedAt + x.Answered + x.Decided).ThenBy(x => x.Person.Id)],
            people.ToDictionary(p => p.Id, p => (IReadOnlyList<LoadOfDay>)[.. days.Each.Select(day => new LoadOfDay(day, On(looks[p.Id], day), On(answers[p.Id], day), On(decisions[p.Id], day)))]));
    }

    /// <summary>Those who moderate what the reader does, at a place alone too: who did nothing stands there with that.</summary>
    private static Task<List<long>> Here(PortalDb db, Standing standing)
    {
        var (all, places) = (standing.IsModerator, standing.Places.Words);
        return db.ModeratorsAnywhere().OnDuty(db).Where(a => all || (a.Roles & Moderators.Everywhere) != 0 || db.Set<PlaceModerator>().Any(m => m.AccountId == a.Id && places.Contains(m.Place)))
            .OrderBy(a => a.NormalizedUserName).Take(MostIdle).Select(a => a.Id).ToListAsync();
    }

    private static int On(IEnumerable<Did> did, DateOnly day) => did.Where(x => DateOnly.FromDateTime(x.Date) == day).Sum(x => x.Count);

    private async IAsyncEnumerable<string> Lines(Standing standing, WatchDays days, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return Csv.Mark + Csv.Line("entry", "kind", "subject", "place", "edited", "author", "written", "seen", "seen_by", "seconds");
        var entries = database.Stream(db => ToLookAt(db, standing, days).OrderBy(e => e.At).ThenBy(e => e.Id)
            .Select(e => new { Entry = e, By = db.Set<Account>().Where(a => a.Id == e.SeenById).Select(a => a.UserName).FirstOrDefault() }), ct);
        await foreach (var line in entries)
        {
            var e = line.Entry;
            yield return Csv.Line(e.Id, EnumWords.Of(e.Kind), e.Subject, e.Place, e.Edited ? 1 : 0, EnumWords.Of(e.By), e.At, e.SeenAt, line.By, (e.SeenAt - e.At)?.TotalSeconds);
        }
    }

    /// <summary>How often somebody did something on a day.</summary>
    private sealed record Did(long By, DateTime Date, int Count);
}
