using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Commons.Drafts;

/// <summary>Forms as <see cref="Draft.Details"/> keep them.</summary>
public static class DraftDetails
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }; // it is read here alone, and Chinese takes a sixth so

    /// <summary>As a draft keeps it.</summary>
    public static string Write<T>(T form) => JsonSerializer.Serialize(form, Json);

    /// <summary>What a draft kept; null where it kept nothing, or what this version cannot read: the form begins anew.</summary>
    public static T? Read<T>(string? details)
        where T : class
    {
        try
        {
            return details is null ? null : JsonSerializer.Deserialize<T>(details, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
