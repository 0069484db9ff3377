using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Portal.Platform.Web;

/// <summary>A page as it goes over the wire: its headers and its bytes, in the encoding that was asked for.</summary>
internal sealed class KeptPage
{
    private readonly KeyValuePair<string, StringValues>[] headers;
    private readonly byte[] body;
    private readonly string tag;
    private readonly DateTimeOffset? modified;
    private readonly long made = Environment.TickCount64;

    private KeptPage(HttpResponse response, byte[] body)
    {
        headers = [.. response.Headers.Where(header => !string.Equals(header.Key, "Date", StringComparison.OrdinalIgnoreCase))];
        (this.body, tag, modified) = (body, response.Headers.ETag.ToString(), response.GetTypedHeaders().LastModified);
    }

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
            headers.ETag = ContentTag.Of(bytes);
        }

        headers.CacheControl = "no-cache";
        headers.Vary = "Accept-Encoding, Accept-Language, Cookie, Authorization";
        headers.ContentLength = bytes.Length;
        return new(response, bytes);
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

    /// <summary>By its tag; the date counts only for who names no tag.</summary>
    private bool IsKnownTo(HttpRequest request)
    {
        if (request.Headers.IfNoneMatch is { Count: > 0 } known)
        {
            return known.ToString() is var tags && (tags == "*" || tags.Contains(tag, StringComparison.Ordinal));
        }

        return modified is { } at && request.Headers.IfModifiedSince.Count > 0 && request.GetTypedHeaders().IfModifiedSince >= at;
    }
}
