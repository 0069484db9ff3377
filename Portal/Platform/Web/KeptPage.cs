using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace Portal.Platform.Web;

/// <summary>A page as it goes over the wire: its headers and its bytes, in the encoding that was asked for.</summary>
internal sealed class KeptPage
{
    private readonly KeyValuePair<string, StringValues>[] headers;
    private readonly byte[] body;
    private readonly string tag;
    private readonly long made = Environment.TickCount64;

    private KeptPage(KeyValuePair<string, StringValues>[] headers, byte[] body, string tag) => (this.headers, this.body, this.tag) = (headers, body, tag);

    /// <summary>About what it takes in memory, in bytes.</summary>
    public int Size => body.Length + 1024;

    /// <summary>
    /// Keeps what stands in a response that has not begun. A browser shall ask again each time, which costs it no bytes while the page is the same;
    /// and whatever stands between may not give one reader's page to another.
    /// </summary>
    public static KeptPage Of(HttpResponse response, MemoryStream body)
    {
        var (headers, bytes) = (response.Headers, body.ToArray());
        if (StringValues.IsNullOrEmpty(headers.ETag))
        {
            headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"";
        }

        headers.CacheControl = "no-cache";
        headers.Vary = "Accept-Encoding, Accept-Language, Cookie, Authorization";
        headers.ContentLength = bytes.Length;
        return new([.. headers.Where(header => !string.Equals(header.Key, "Date", StringComparison.OrdinalIgnoreCase))], bytes, headers.ETag.ToString());
    }

    /// <summary>Serves it again.</summary>
    public Task Serve(HttpContext http)
    {
        var answer = http.Response.Headers;
        foreach (var (name, value) in headers)
        {
            answer[name] = value;
        }

        answer.Age = ((Environment.TickCount64 - made) / 1000).ToString(CultureInfo.InvariantCulture);
        return Send(http);
    }

    /// <summary>Sends its bytes, or says that the reader has them already; the headers stand.</summary>
    public Task Send(HttpContext http)
    {
        if (IsKnownTo(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            http.Response.ContentLength = null;
            return Task.CompletedTask;
        }

        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }

    private bool IsKnownTo(HttpRequest request)
    {
        var known = request.Headers.IfNoneMatch;
        return known.Count > 0 && known.ToString() is var tags && (tags == "*" || tags.Contains(tag, StringComparison.Ordinal));
    }
}
