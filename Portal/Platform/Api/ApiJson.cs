using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Platform.Api;

/// <summary>How the API reads and writes JSON: camelCase, enums in kebab-case, times in UTC, and nothing guessed from a value of another type.</summary>
public static class ApiJson
{
    /// <summary>The options, for whoever reads or writes outside an endpoint.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Sets options up in the API's manner.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = 32;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping; // never inside HTML: the answers are JSON, and browsers are told not to guess
        options.Converters.Add(new TextConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Apply(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
