using System.Net.Http.Json;
using System.Text.Json;

namespace Portal.Tests.Http;

/// <summary>An answer of the API, read whole.</summary>
sealed record Answer(int Status, string? MediaType, JsonElement Json, HttpResponseMessage Message)
{
    public string Type => Json.TryGetProperty("type", out var type) ? type.GetString()! : "";

    public string? Field => Json.TryGetProperty("field", out var name) ? name.GetString() : null;

    public long Id => Json.GetProperty("id").GetInt64();

    public IReadOnlyList<JsonElement> Items => [.. Json.GetProperty("items").EnumerateArray()];

    public string? Next => Json.GetProperty("next").GetString();

    /// <summary>A refusal as RFC 9457 has it, whatever was asked.</summary>
    public Answer IsProblem(int status, string? code = null, string? field = null)
    {
        Assert.Equal((status, "application/problem+json"), (Status, MediaType));
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrWhiteSpace(Json.GetProperty("title").GetString()));
        Assert.False(string.IsNullOrWhiteSpace(Json.GetProperty("detail").GetString()));
        if (code is not null) Assert.Equal("/problems/" + code, Type);
        if (field is not null) Assert.Equal(field, Field);
        return this;
    }

    public Answer Is(int status)
    {
        Assert.True(Status == status, $"{(int)Message.StatusCode} {Json}");
        return this;
    }
}

/// <summary>Asks the API.</summary>
static class Asking
{
    public static Task<Answer> Ask(this HttpClient client, string address) => client.Ask(HttpMethod.Get, address);

    public static async Task<Answer> Ask(this HttpClient client, HttpMethod method, string address, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null) request.Content = body as HttpContent ?? JsonContent.Create(body);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        var message = await client.SendAsync(request);
        var text = await message.Content.ReadAsStringAsync();
        var type = message.Content.Headers.ContentType?.MediaType;
        var isFile = message.IsSuccessStatusCode && type is ("text/csv" or "text/plain");
        return new((int)message.StatusCode, type, text.Length == 0 || isFile ? default : JsonDocument.Parse(text).RootElement, message);
    }

    public static Task<Answer> Post(this HttpClient client, string address, object? body = null, string? key = null) => client.Ask(HttpMethod.Post, address, body, key);
}
