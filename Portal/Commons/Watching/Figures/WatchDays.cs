using System.Globalization;
using Portal.Kernel;

namespace Portal.Commons.Watching;

/// <summary>Whole days, by UTC: the same for every moderator, wherever they are.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public sealed record WatchDays(DateOnly From, DateOnly To)
{
    /// <summary>The most days: a year.</summary>
    public const int Most = 366;

    /// <summary>So many where nobody says otherwise.</summary>
    public const int Usual = 7;

    private const string Format = "yyyy-MM-dd";

    private static readonly DateOnly Earliest = new(2000, 1, 1), Latest = new(2100, 1, 1);

    /// <summary>The numbers of days that are offered, up to today.</summary>
    public static IReadOnlyList<int> Offered { get; } = [1, 7, 30, 90];

    /// <summary>How many days.</summary>
    public int Count => To.DayNumber - From.DayNumber + 1;

    /// <summary>When they begin.</summary>
    public DateTime Start => From.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    /// <summary>When they are over: the first moment that does not belong to them.</summary>
    public DateTime End => To.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    /// <summary>Each of them.</summary>
    public IEnumerable<DateOnly> Each => Enumerable.Range(0, Count).Select(From.AddDays);

    /// <summary>So many days up to the one that it is now.</summary>
    public static WatchDays UpTo(DateTime now, int days) => new(DateOnly.FromDateTime(now).AddDays(1 - days), DateOnly.FromDateTime(now));

    /// <summary>The days that an address asks for; those that are offered, or from one to another.</summary>
    public static Result<WatchDays> Read(string? days, string? from, string? to, DateTime now)
    {
        var (first, last) = (Day(from), Day(to));
        if ((first is null && !string.IsNullOrWhiteSpace(from)) || first < Earliest || first > Latest)
        {
            return Problem.Invalid<WatchText>("from", "BadDate");
        }

        if ((last is null && !string.IsNullOrWhiteSpace(to)) || last < Earliest || last > Latest)
        {
            return Problem.Invalid<WatchText>("to", "BadDate");
        }

        var count = int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var offered) && Offered.Contains(offered) ? offered : Usual;
        var end = last ?? DateOnly.FromDateTime(now);
        var begin = first ?? end.AddDays(1 - count);
        return begin > end ? Problem.Invalid<WatchText>("from", "FromAfterTo")
            : end.DayNumber - begin.DayNumber >= Most ? Problem.Invalid<WatchText>("from", "TooManyDays", Most)
            : new WatchDays(begin, end);
    }

    /// <summary>A day as addresses and fields write it.</summary>
    public static string Write(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The day that was written, or null.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text?.Trim(), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
