using System.Text.Json;
using Portal.Commons.Audit;

namespace Portal.Features.Moderation;

/// <summary>The log's filters as its address carries them.</summary>
internal static class AuditAddress
{
    private static readonly Dictionary<string, AuditAction> Words = Enum.GetValues<AuditAction>().ToDictionary(Word);

    public static string Word(AuditAction action) => JsonNamingPolicy.KebabCaseLower.ConvertName(action.ToString());

    public static AuditAction? Read(string? word) => word is not null && Words.TryGetValue(word, out var action) ? action : null;

    public static string Of(AuditFilter filter, string? cursor = null)
    {
        var parts = new[]
        {
            ("action", filter.Action is { } action ? Word(action) : null), ("person", filter.Person), ("subject", filter.Subject), ("cursor", cursor),
        };
        var query = string.Join('&', parts.Where(p => p.Item2 is not null).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));
        return query.Length == 0 ? "/moderation/audit" : "/moderation/audit?" + query;
    }
}
