using System.Globalization;

namespace Portal.Commons.Search;

/// <summary>
/// Times as marks of the index: a thing carries its year, its month and its day, so that any stretch of time is a few dozen marks at most,
/// whole years first, then months, then days. Days are those of UTC. Nothing here is older than 1970 or newer than this year, so a day beyond that means no more than
/// the first of them or the first of next year: otherwise a year such as 9999 would make thousands of marks.
/// </summary>
internal static class SearchDates
{
    /// <summary>Nothing here is older.</summary>
    private const int FirstYear = 1970;

    private static readonly string[] Forms = ["yyyy-M-d", "yyyy-M", "yyyy", "yyyy/M/d", "yyyy/M"];

    /// <summary>The marks of a moment.</summary>
    public static IReadOnlyList<string> MarksOf(DateTime at) => [Year(at.Year), Month(at), Day(at)];

    /// <summary>Reads a day, or the first of a month or a year; null for what is none.</summary>
    public static DateOnly? Read(string text) => DateOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>Any of these marks is carried by what is older than the beginning of a day, as of now.</summary>
    public static List<string> Before(DateOnly day, DateTime now) => Before(Within(day, now));

    /// <summary>Any of these is carried by what is not older than the beginning of a day, as of now.</summary>
    public static List<string> From(DateOnly day, DateTime now) => From(Within(day, now), now.Year);

    private static DateOnly Within(DateOnly day, DateTime now) =>
        day.Year < FirstYear ? new(FirstYear, 1, 1) : day.Year > now.Year ? new(now.Year + 1, 1, 1) : day;

    private static List<string> Before(DateOnly day) =>
    [
        .. Enumerable.Range(FirstYear, day.Year - FirstYear).Select(Year),
        .. Enumerable.Range(1, day.Month - 1).Select(month => Month(new(day.Year, month, 1))),
        .. Enumerable.Range(1, day.Day - 1).Select(number => Day(new(day.Year, day.Month, number))),
    ];

    private static List<string> From(DateOnly day, int thisYear) =>
    [
        .. Enumerable.Range(day.Year + 1, Math.Max(0, thisYear - day.Year)).Select(Year),
        .. Enumerable.Range(day.Month + 1, 12 - day.Month).Select(month => Month(new(day.Year, month, 1))),
        .. Enumerable.Range(day.Day, DateTime.DaysInMonth(day.Year, day.Month) - day.Day + 1).Select(number => Day(new(day.Year, day.Month, number))),
    ];

    private static string Year(int year) => string.Create(CultureInfo.InvariantCulture, $"y{year}");

    private static string Month(DateTime at) => at.ToString("'m'yyyyMM", CultureInfo.InvariantCulture);

    private static string Day(DateTime at) => at.ToString("'d'yyyyMMdd", CultureInfo.InvariantCulture);
}
