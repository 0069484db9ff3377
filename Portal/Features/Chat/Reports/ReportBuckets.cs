using System.Globalization;

namespace Portal.Features.Chat;

/// <summary>By what figures are told apart, as the databases say it. Both do the same arithmetic on whole seconds; only how a time becomes seconds differs.</summary>
internal sealed class ReportBuckets(ReportPeriod period, bool sqlite)
{
    private const int DaySeconds = 86_400;

    /// <summary>1970-01-01 was a Thursday: three days after a Monday.</summary>
    private const int MondaysAhead = 3;

    private static readonly int FirstDay = new DateOnly(1970, 1, 1).DayNumber;

    private readonly IReadOnlyList<(DateTime Until, int Seconds)> offsets = period.Offsets();

    /// <summary>All together.</summary>
    public static string All => "0";

    /// <summary>The day or week of the period, from 0.</summary>
    public string Slot(string time) => $"(({Wall(time)} / {DaySeconds} - {period.From.DayNumber - FirstDay}) / {period.DaysOfSlot})";

    /// <summary>The hour of the day.</summary>
    public string Hour(string time) => $"(({Wall(time)} / 3600) % 24)";

    /// <summary>The hour of the week, from Monday on.</summary>
    public string WeekHour(string time) => $"((({Wall(time)} / {DaySeconds} + {MondaysAhead}) % 7) * 24 + ({Wall(time)} / 3600) % 24)";

    /// <summary>The seconds since 1970 that the clock on the wall shows.</summary>
    private string Wall(string time) => $"({(sqlite ? $"unixepoch({time})" : $"CAST(FLOOR(EXTRACT(EPOCH FROM {time})) AS bigint)")} + {Offset(time)})";

    private string Offset(string time) => offsets.Count == 1
        ? Number(offsets[0].Seconds)
        : $"CASE {string.Concat(offsets.SkipLast(1).Select(o => $"WHEN {time} < {Moment(o.Until)} THEN {Number(o.Seconds)} "))}ELSE {Number(offsets[^1].Seconds)} END";

    private string Moment(DateTime at) => $"{(sqlite ? "" : "TIMESTAMPTZ ")}'{at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}{(sqlite ? "" : "+00")}'";

    private static string Number(int seconds) => $"({seconds.ToString(CultureInfo.InvariantCulture)})";
}
