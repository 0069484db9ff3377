using System.Net.Http.Json;
using System.Text.Json;

namespace Portal.Tests.Http;

/// <summary>A call as the API describes it, with a body made from its description.</summary>
sealed record Described(HttpMethod Method, string Path, string Name, JsonElement? Body)
{
    public bool Writes => Method != HttpMethod.Get;

    public bool NeedsThing => Path.Contains('{');

    /// <summary>What stands before the first thing in the address, such as <c>desk/chats</c>.</summary>
    public string Kind => Path[..Math.Max(0, Path.IndexOf("/{", StringComparison.Ordinal))];

    public static async Task<IReadOnlyList<Described>> Calls(TestPortal portal)
    {
        using var visitor = portal.Visitor();
        var document = await visitor.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var calls = (from path in document.GetProperty("paths").EnumerateObject()
                     from method in path.Value.EnumerateObject()
                     select new Described(new(method.Name.ToUpperInvariant()), path.Name["/api/v1/".Length..], method.Value.GetProperty("operationId").GetString()!, BodyOf(document, method.Value))).ToList();
        Assert.True(calls.Count > 40);
        return calls;
    }

    public async Task<Answer> Ask(HttpClient client, string thing)
    {
        var address = Path.Replace("{id}", Path.Contains("{slug}") ? "1" : thing).Replace("{slug}", thing).Replace("{secret}", "no-such-secret").Replace("{name}", "like").Replace("{number}", "1").Replace("{fileId}", "1").Replace("{subject}", thing).Replace("{place}", thing).Replace("{code}", "like");
        Assert.False(address.Contains('{'), $"{this}: say what stands for the parameter");
        HttpContent? content = Body is { } body ? JsonContent.Create(body) : Name is "createFile" or "createChatFile" ? new MultipartFormDataContent { { new StringContent("hello"), "file", "a.txt" } } : null;
        return await client.Ask(Method, address, content);
    }

    public override string ToString() => $"{Method} {Path}";

    static JsonElement? BodyOf(JsonElement document, JsonElement call) =>
        call.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json)
            ? JsonSerializer.SerializeToElement(Sample(document, json.GetProperty("schema"), ""))
            : null;

    static object? Sample(JsonElement document, JsonElement schema, string name)
    {
        if (schema.TryGetProperty("$ref", out var reference)) return Sample(document, document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]), name);
        if (schema.TryGetProperty("oneOf", out var ones)) return Sample(document, ones.EnumerateArray().First(one => one.TryGetProperty("$ref", out _)), name);
        if (schema.TryGetProperty("enum", out var values)) return values.EnumerateArray().First(v => v.ValueKind == JsonValueKind.String).GetString();
        var kind = schema.TryGetProperty("type", out var type) ? type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!).First(t => t != "null") : type.GetString() : "object";
        return kind switch
        {
            "object" when schema.TryGetProperty("properties", out var properties) => properties.EnumerateObject().ToDictionary(p => p.Name, p => Sample(document, p.Value, p.Name)),
            "array" => Array.Empty<object>(),
            "integer" or "number" => name == "replyTo" ? null : 1,
            "boolean" => true,
            "string" when schema.TryGetProperty("format", out var format) && format.GetString() == "date-time" => DateTimeOffset.UtcNow.AddDays(3),
            _ => name switch { "email" => "a@example.com", "reason" => "spam", "action" => "none", "slug" => "a-club", _ => "some words" },
        };
    }
}
