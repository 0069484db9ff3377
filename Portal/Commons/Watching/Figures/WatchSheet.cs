using Portal.Commons.People;

namespace Portal.Commons.Watching;

/// <summary>What figures are added up from: an entry of which somebody else than its author is to look.</summary>
/// <param name="At">When it was written.</param>
/// <param name="SeenAt">When it was looked at first.</param>
/// <param name="Place">Where it stands.</param>
public readonly record struct WatchLine(DateTime At, DateTime? SeenAt, string Place)
{
    /// <summary>How long it took until somebody looked; null while nobody has.</summary>
    public TimeSpan? Took => SeenAt - At;
}

/// <summary>A part of a whole.</summary>
/// <param name="Part">The part.</param>
/// <param name="Of">The whole.</param>
public readonly record struct Share(int Part, int Of)
{
    /// <summary>0 to 1; null of nothing.</summary>
    public double? Value => Of == 0 ? null : (double)Part / Of;
}

/// <summary>The figures of some entries.</summary>
/// <param name="Written">How many were written.</param>
/// <param name="Seen">How many of them have been looked at by now.</param>
/// <param name="InHour">Those looked at within an hour, of those that have been looked at or are older than that.</param>
/// <param name="InDay">The same of a day.</param>
/// <param name="Median">Half of those looked at were so within so many seconds: a time that was measured.</param>
/// <param name="Percentile90">Nine of ten were.</param>
public sealed record WatchSums(int Written, int Seen, Share InHour, Share InDay, double? Median, double? Percentile90)
{
    /// <summary>How many still wait.</summary>
    public int Waiting => Written - Seen;
}

/// <summary>What a moderator did.</summary>
/// <param name="Person">Who.</param>
/// <param name="LookedAt">At how many entries they looked first.</param>
/// <param name="Answered">How many answers they wrote.</param>
/// <param name="Decided">How many cases they closed.</param>
public sealed record WatchLoad(PersonView Person, int LookedAt, int Answered, int Decided);

/// <summary>The figures of a day; the load of each moderator on it is in <see cref="WatchReport.LoadOf"/>.</summary>
public sealed record WatchDay(DateOnly Day, WatchSums Sums);

/// <summary>The figures of a place.</summary>
/// <param name="Place">Which, as <c>category:5</c>.</param>
/// <param name="Name">What it is called; null for what stands in none, or in one that is gone.</param>
/// <param name="Sums">The figures.</param>
public sealed record WatchPlaceSums(string Place, string? Name, WatchSums Sums);

/// <summary>How a day of a moderator was.</summary>
public readonly record struct LoadOfDay(DateOnly Day, int LookedAt, int Answered, int Decided);

/// <summary>Everything that is told of some days.</summary>
/// <param name="Days">Which.</param>
/// <param name="Sums">Of all.</param>
/// <param name="ByDay">Of what was written on each day.</param>
/// <param name="ByHour">Of what was written in each hour of the day, 0 to 23.</param>
/// <param name="ByPlace">Of each place in which something was written, the most first.</param>
/// <param name="Loads">Of each who moderates, the most first; who did nothing is there, too.</param>
/// <param name="LoadOf">What each did on each day, by their account.</param>
public sealed record WatchReport(
    WatchDays Days, WatchSums Sums, IReadOnlyList<WatchDay> ByDay, IReadOnlyList<WatchSums> ByHour, IReadOnlyList<WatchPlaceSums> ByPlace, IReadOnlyList<WatchLoad> Loads,
    IReadOnlyDictionary<long, IReadOnlyList<LoadOfDay>> LoadOf);

/// <summary>Adds lines up. Pure: the same lines at the same moment always come to the same.</summary>
/// <param name="now">The moment: what is younger than an hour has not been missed yet.</param>
public sealed class WatchSheet(DateTime now)
{
    /// <summary>How soon something should be looked at, and at the latest.</summary>
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1), Day = TimeSpan.FromDays(1);

    /// <summary>The figures of some lines.</summary>
    public WatchSums Sums(IReadOnlyCollection<WatchLine> lines)
    {
        var took = lines.Select(l => l.Took).OfType<TimeSpan>().Order().ToList();
        return new(lines.Count, took.Count, Within(lines, Hour), Within(lines, Day), Rank(took, 50), Rank(took, 90));
    }

    private Share Within(IReadOnlyCollection<WatchLine> lines, TimeSpan limit) => new(lines.Count(l => l.Took <= limit), lines.Count(l => l.SeenAt is not null || now - l.At >= limit));

    /// <summary>The smallest value that at least so many percent do not exceed: one that was measured.</summary>
    private static double? Rank(List<TimeSpan> sorted, int percent) => sorted.Count == 0 ? null : sorted[(int)((((long)sorted.Count * percent) + 99) / 100) - 1].TotalSeconds;
}
