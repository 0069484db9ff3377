using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Platform.Data;

namespace Portal.Commons.Watching;

/// <summary>
/// When a topic heats up: within half an hour at least eight posts by at least three people, and at least four times as many as it usually gets in half an hour; or, within an hour, flags by
/// at least three people. What is usual is the mean of the seven days before, or of the topic's life where that is shorter, and never less than one post in an hour. A topic is told of
/// once in six hours. Counted where posts are taken into the watch, never by who reads.
/// </summary>
public static class HeatRule
{
    /// <summary>So many posts within <see cref="Short"/>, at least.</summary>
    public const int Posts = 8;

    /// <summary>By so many people.</summary>
    public const int People = 3;

    /// <summary>So many times as many as usual.</summary>
    public const int Times = 4;

    /// <summary>Flags by so many people within <see cref="FlagTime"/>.</summary>
    public const int Flaggers = 3;

    /// <summary>How long a while is.</summary>
    public static readonly TimeSpan Short = TimeSpan.FromMinutes(30);

    /// <summary>In how long flags count together.</summary>
    public static readonly TimeSpan FlagTime = TimeSpan.FromHours(1);

    /// <summary>How far back what is usual is looked for.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromDays(7);

    /// <summary>How long a topic is not told of again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromHours(6);

    private const double LeastUsual = 0.5;

    /// <summary>Whether that many posts are more than usual by so much.</summary>
    /// <param name="posts">Within the last while.</param>
    /// <param name="people">By how many people.</param>
    /// <param name="before">How many there were before that, within <see cref="Long"/>.</param>
    /// <param name="over">In how long.</param>
    public static bool IsHot(int posts, int people, int before, TimeSpan over) => posts >= Posts && people >= People && posts >= Times * Usual(before, over);

    /// <summary>How many posts are usual in a while.</summary>
    public static double Usual(int before, TimeSpan over) => Math.Max(LeastUsual, over < Short ? 0 : before / (over / Short));

    /// <summary>The figures of the rule as an alert keeps them.</summary>
    internal static string Word(int posts, int people, double usual) => string.Create(CultureInfo.InvariantCulture, $"posts {posts} {people} {usual:0.#}");

    /// <summary>The same of flags.</summary>
    internal static string Word(int flaggers) => string.Create(CultureInfo.InvariantCulture, $"flags {flaggers}");

    /// <summary>Which of these wholes have heated up by now, and by what.</summary>
    /// <param name="db">The database, in the deed that took in the last posts.</param>
    /// <param name="written">In which something was written.</param>
    /// <param name="flagged">In which something was flagged.</param>
    /// <param name="now">When the last of it happened.</param>
    /// <param name="ct">Stops it.</param>
    internal static async Task<IReadOnlyList<(string Whole, string Words)>> Hot(PortalDb db, IReadOnlyList<string> written, IReadOnlyList<string> flagged, DateTime now, CancellationToken ct)
    {
        var told = await Told(db, [.. written.Union(flagged)], now, ct);
        var hot = await Written(db, [.. written.Except(told)], now, ct);
        hot.AddRange((await Flagged(db, [.. flagged.Except(told)], now, ct)).Where(f => !hot.Exists(h => h.Whole == f.Whole)));
        return hot;
    }

    /// <summary>Those of which it was told a short while ago, however old what carries the mark is.</summary>
    private static async Task<List<string>> Told(PortalDb db, IReadOnlyList<string> wholes, DateTime now, CancellationToken ct)
    {
        var since = now - Pause;
        return wholes.Count == 0 ? [] : await db.Set<WatchAlert>().Where(a => a.Kind == AlertKind.Heat && a.At > since)
            .Join(db.Set<WatchEntry>().Where(e => wholes.Contains(e.Whole)), a => a.EntryId, e => e.Id, (a, e) => e.Whole).Distinct().ToListAsync(ct);
    }

    private static async Task<List<(string Whole, string Words)>> Written(PortalDb db, IReadOnlyList<string> wholes, DateTime now, CancellationToken ct)
    {
        var (since, from) = (now - Short, now - Short - Long);
        var lately = wholes.Count == 0 ? [] : await db.Set<WatchEntry>().Where(e => wholes.Contains(e.Whole) && e.At > since && e.Kind == WatchKind.Post && !e.Edited)
            .GroupBy(e => e.Whole).Select(g => new { Whole = g.Key, Posts = g.Count(), People = g.Select(e => e.ById).Distinct().Count() }).Where(g => g.Posts >= Posts && g.People >= People).ToListAsync(ct);
        var names = lately.ConvertAll(l => l.Whole);
        var before = names.Count == 0 ? [] : await db.Set<WatchEntry>().Where(e => names.Contains(e.Whole) && e.At <= since && e.At > from && e.Kind == WatchKind.Post && !e.Edited)
            .GroupBy(e => e.Whole).Select(g => new { Whole = g.Key, Posts = g.Count(), First = g.Min(e => e.At) }).ToDictionaryAsync(g => g.Whole, ct);
        return [.. lately.Select(l => (Lately: l, Before: before.TryGetValue(l.Whole, out var b) ? b.Posts : 0, Over: before.TryGetValue(l.Whole, out var o) ? since - o.First : TimeSpan.Zero))
            .Where(l => IsHot(l.Lately.Posts, l.Lately.People, l.Before, l.Over))
            .Select(l => (l.Lately.Whole, Word(l.Lately.Posts, l.Lately.People, Usual(l.Before, l.Over))))];
    }

    private static async Task<List<(string Whole, string Words)>> Flagged(PortalDb db, IReadOnlyList<string> wholes, DateTime now, CancellationToken ct)
    {
        var since = now - FlagTime;
        var flags = wholes.Count == 0 ? [] : await db.Set<WatchEntry>().Where(e => wholes.Contains(e.Whole))
            .Join(db.Set<Case>(), e => e.Subject, c => c.Subject, (e, c) => new { e.Whole, c.Id })
            .Join(db.Set<Flag>().Where(f => f.At > since), c => c.Id, f => f.CaseId, (c, f) => new { c.Whole, f.ReporterId }).Distinct().ToListAsync(ct);
        return [.. flags.CountBy(f => f.Whole).Where(f => f.Value >= Flaggers).Select(f => (f.Key, Word(f.Value)))];
    }

    /// <summary>The topics in which these things stand.</summary>
    internal static Task<List<string>> WholesOf(PortalDb db, IReadOnlyList<string> subjects, CancellationToken ct) =>
        db.Set<WatchEntry>().Where(e => subjects.Contains(e.Subject)).Select(e => e.Whole).Distinct().ToListAsync(ct);
}
