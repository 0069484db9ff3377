using System.Globalization;
using System.Text.Json;
using Portal.Commons.Audit;

namespace Portal.Features.Moderation;

/// <summary>The log's filters as its address carries them.</summary>
internal static class AuditAddress
{
    /// <summary>Where the log is.</summary>
    public const string Page = "/moderation/audit";

    private const string DayFormat = "yyyy-MM-dd";

    private static readonly Dictionary<string, AuditAction> Words = Enum.GetValues<AuditAction>().ToDictionary(Word);
    private static readonly Dictionary<string, AuditGroup> Groups = Enum.GetValues<AuditGroup>().ToDictionary(Word);

    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static AuditAction? Read(string? word) => word is not null && Words.TryGetValue(word, out var action) ? action : null;

    public static AuditGroup? ReadGroup(string? word) => word is not null && Groups.TryGetValue(word, out var group) ? group : null;

    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string? Write(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static string Of(AuditFilter filter, string? cursor = null) => With(Page, filter, ("cursor", cursor));

    public static string File(AuditFilter filter, AuditFormat format) => With("/api/v1/moderation/log/export", filter, ("format", Word(format)));

    public static string Line(long id) => string.Create(CultureInfo.InvariantCulture, $"{Page}/{id}");

    private static string With(string path, AuditFilter filter, (string Name, string? Value) last)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("group", filter.Group is { } group ? Word(group) : null), ("action", filter.Action is { } action ? Word(action) : null), ("person", filter.Person), ("whom", filter.Whom),
            ("subject", filter.Subject), ("place", filter.Place), ("from", Write(filter.From)), ("to", Write(filter.To)), ("q", filter.Words), last,
        };
        var query = string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
