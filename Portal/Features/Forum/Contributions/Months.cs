using System.Globalization;

namespace Portal.Features.Forum;

/// <summary>Months as numbers such as 202611, in UTC.</summary>
public static class Months
{
    /// <summary>The month of a moment.</summary>
    public static int Of(DateTime utc) => (utc.Year * 100) + utc.Month;

    /// <summary>When a month begins.</summary>
    public static DateTime Begin(int month) => new(month / 100, month % 100, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The month so many months later.</summary>
    public static int Add(int month, int months) => Of(Begin(month).AddMonths(months));

    /// <summary>A month as an address has it: <c>2026-11</c>; null where it is none that can be.</summary>
    public static int? Parse(string? text) =>
        DateTime.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var month) && month.Year is > 1990 and < 9999 ? Of(month) : null;

    /// <summary>The same the other way.</summary>
    public static string Write(int month) => Begin(month).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
