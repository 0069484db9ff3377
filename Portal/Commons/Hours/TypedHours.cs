using System.Globalization;
using Portal.Kernel;

namespace Portal.Commons.Hours;

/// <summary>The hours of one day, and dates, as people type them.</summary>
public static class TypedHours
{
    private static readonly char[] Between = [',', ';', '，', '、', '；'];
    private static readonly char[] Lines = ['\n', '\r', ' ', '\t', .. Between];
    private static readonly string[] Times = ["H:mm", "HH:mm", "%H", "HH"];

    /// <summary>The frames in <c>9-12, 13:00-17:30</c>; nothing is a day without any. Refused, with the field named, where that cannot be read.</summary>
    public static Result<IReadOnlyList<HoursFrame>> Frames(string field, DayOfWeek day, string? typed)
    {
        var frames = new List<HoursFrame>();
        foreach (var part in (typed ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split(['-', '–', '—', '~', '～'], StringSplitOptions.TrimEntries) is not [var from, var to] || Time(from) is not { } start || Time(to) is not { } end)
            {
                return Problem.Invalid<HoursText>(field, "UnreadableHours", part.Length <= 40 ? part : part[..40]);
            }

            frames.Add(new(day, start, end));
        }

        return frames;
    }

    /// <summary>The frames of a day as <see cref="Frames(string, DayOfWeek, string?)"/> reads them.</summary>
    public static string Write(IEnumerable<HoursFrame> frames) => string.Join(", ", frames.Select(f => $"{Write(f.From)}-{Write(f.To)}"));

    /// <summary>The dates in a text, such as <c>2026-12-25</c>, each on a line or parted by commas. Refused, with the field named, where one cannot be read.</summary>
    public static Result<IReadOnlyList<DateOnly>> Dates(string field, string? typed)
    {
        var dates = new List<DateOnly>();
        foreach (var part in (typed ?? "").Split(Lines, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!DateOnly.TryParseExact(part, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return Problem.Invalid<HoursText>(field, "UnreadableDate", part.Length <= 40 ? part : part[..40]);
            }

            dates.Add(date);
        }

        return dates;
    }

    /// <summary>The dates as <see cref="Dates"/> reads them, each on a line.</summary>
    public static string Write(IEnumerable<DateOnly> dates) => string.Join('\n', dates.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    /// <summary>A time of day such as <c>9:00</c>, <c>9</c> or <c>24:00</c>, which is the midnight at the day's end; null where it is none.</summary>
    public static TimeOnly? Time(string text) =>
        text is "24:00" or "24" ? TimeOnly.MinValue
        : TimeOnly.TryParseExact(text.Replace('：', ':'), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : null;

    /// <summary>A time of day as <see cref="Time"/> reads it.</summary>
    public static string Write(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
