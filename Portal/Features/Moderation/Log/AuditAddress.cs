using System.Globalization;
using Portal.Kernel;

namespace Portal.Features.Moderation;

/// <summary>The log's filters as its address carries them.</summary>
internal static class AuditAddress
{
    /// <summary>Where the log is.</summary>
    public const string Page = "/moderation/audit";

    private const string DayFormat = "yyyy-MM-dd";

    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string? Write(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static string Of(AuditFilter filter, string? cursor = null) => With(Page, filter, ("cursor", cursor));

    public static string File(AuditFilter filter, AuditFormat format) => With("/api/v1/moderation/log/export", filter, ("format", EnumWords.Of(format)));

    public static string Line(long id) => string.Create(CultureInfo.InvariantCulture, $"{Page}/{id}");

    private static string With(string path, AuditFilter filter, (string Name, string? Value) last)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("group", filter.Group is { } group ? EnumWords.Of(group) : null), ("action", filter.Action is { } action ? EnumWords.Of(action) : null), ("person", filter.Person), ("whom", filter.Whom),
            ("subject", filter.Subject), ("place", filter.Place), ("from", Write(filter.From)), ("to", Write(filter.To)), ("q", filter.Words), last,
        };
        var query = string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
