using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Portal.Tests.Platform.Files;

/// <summary>Uploads as a browser does.</summary>
static class UploadClient
{
    public static async Task<HttpResponseMessage> Upload(this HttpClient client, byte[] content, string name = "a.png", string type = "image/png", string field = "file", string? key = null, string address = "/api/v1/files")
    {
        var part = new ByteArrayContent(content);
        part.Headers.TryAddWithoutValidation("Content-Type", type);
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{field}\"; filename=\"{name.Replace("\\", "\\\\").Replace("\"", "%22").Replace("\r", "%0D").Replace("\n", "%0A").Replace("\0", "%00")}\"");
        using var form = new MultipartFormDataContent { part };
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    public static async Task<JsonElement> Json(this HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>();

    public static string Url(this JsonElement file) => file.GetProperty("url").GetString()!;

    public static string? Type(this HttpResponseMessage response) => response.Content.Headers.ContentType?.ToString();

    public static ContentDispositionHeaderValue? Disposition(this HttpResponseMessage response) => response.Content.Headers.ContentDisposition;
}
