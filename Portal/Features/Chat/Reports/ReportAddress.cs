using System.Globalization;
using Portal.Kernel;

namespace Portal.Features.Chat;

/// <summary>Questions as addresses carry them.</summary>
internal static class ReportAddress
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The numbers of days that are offered, up to today.</summary>
    public static IReadOnlyList<int> Offered { get; } = [1, 7, 30, 90];

    /// <summary>The question of an address.</summary>
    /// <param name="days">One of <see cref="Offered"/>; anything else is the usual.</param>
    /// <param name="from">The first day, such as <c>2026-11-01</c>.</param>
    /// <param name="to">The last day.</param>
    /// <param name="department">A slug.</param>
    /// <param name="person">A name.</param>
    public static Result<ReportQuestion> Question(string? days, string? from, string? to, string? department, string? person)
    {
        var (first, last) = (Day(from), Day(to));
        return first is null && Blank(from) is not null ? Problem.Invalid<ReportText>("from", "BadDate")
            : last is null && Blank(to) is not null ? Problem.Invalid<ReportText>("to", "BadDate")
            : new ReportQuestion(int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && Offered.Contains(count) ? count : ReportPeriod.UsualDays, first, last, Blank(department), Blank(person));
    }

    /// <summary>The address of the page for a question.</summary>
    public static string Page(ReportQuestion question) => With("/desk/reports", question, days: question is { From: null, To: null } && question.Days != ReportPeriod.UsualDays ? question.Days : null);

    /// <summary>The address of the file for a question, with the days that are shown.</summary>
    public static string File(ReportQuestion question, ReportPeriod shown) => With("/api/v1/desk/reports/chats/export.csv", question with { From = shown.From, To = shown.To }, days: null);

    /// <summary>A day as fields and addresses write it.</summary>
    public static string? Write(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>The day that was written, or null.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string With(string path, ReportQuestion question, int? days)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("days", days?.ToString(CultureInfo.InvariantCulture)), ("from", Write(question.From)), ("to", Write(question.To)), ("department", question.Department), ("person", question.Person),
        };
        var query = string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
