using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Portal.Features.Chat;

/// <summary>Says figures in the reader's language; a figure that there is not is a dash.</summary>
internal sealed class ReportWords(IStringLocalizer<ReportText> l)
{
    /// <summary>What stands where there is no figure.</summary>
    public const string None = "–";

    /// <summary>A number.</summary>
    public static string Number(int? number) => number?.ToString("N0", CultureInfo.CurrentCulture) ?? None;

    /// <summary>A part of a whole, with one decimal.</summary>
    public static string Share(double? part) => part?.ToString("P1", CultureInfo.CurrentCulture) ?? None;

    /// <summary>How long something took: the two greatest units.</summary>
    public string Took(double? seconds)
    {
        if (seconds is null)
        {
            return None;
        }

        var took = TimeSpan.FromSeconds(Math.Round(seconds.Value));
        return took.Days > 0 ? l["DaysHours", took.Days, took.Hours]
            : took.Hours > 0 ? l["HoursMinutes", took.Hours, took.Minutes]
            : took.Minutes > 0 ? l["MinutesSeconds", took.Minutes, took.Seconds]
            : l["Seconds", took.Seconds];
    }

    /// <summary>An hour of the day, such as 9:00.</summary>
    public static string Hour(int hour) => new TimeOnly(hour, 0).ToString("t", CultureInfo.CurrentCulture);

    /// <summary>The weekdays from Monday on, short.</summary>
    public static IReadOnlyList<string> Weekdays =>
        [.. Enumerable.Range(1, 7).Select(day => CultureInfo.CurrentCulture.DateTimeFormat.AbbreviatedDayNames[day % 7])];

    /// <summary>A day without its year.</summary>
    public static string Day(DateOnly day) => day.ToString("M", CultureInfo.CurrentCulture) is var month && month.Length <= 6 ? month : day.ToString("d MMM", CultureInfo.CurrentCulture);

    /// <summary>The days of a period.</summary>
    public string Days(ReportPeriod period) => period.Days == 1
        ? period.From.ToString("D", CultureInfo.CurrentCulture)
        : l["FromTo", period.From.ToString("D", CultureInfo.CurrentCulture), period.To.ToString("D", CultureInfo.CurrentCulture)];
}
