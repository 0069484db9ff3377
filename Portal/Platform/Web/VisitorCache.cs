using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Primitives;
using Portal.Platform.Live;

namespace Portal.Platform.Web;

/// <summary>
/// Marks a page that visitors may get from the cache. It names the live channels that the page is made of, with route values in braces:
/// <c>topic:{id}</c>. The channels' newest numbers are part of the cache key, so whatever is told on one of them makes the kept page
/// unreachable at that moment; also a page that was being rendered when it happened is kept under the old number and never served.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class VisitorCacheAttribute(params string[] channels) : Attribute
{
    /// <summary>The channels, in which <c>{name}</c> stands for a route value.</summary>
    public IReadOnlyList<string> Channels => channels;
}

/// <summary>
/// Keeps the pages marked with <see cref="VisitorCacheAttribute"/>, as they go over the wire: only for GET, only for who carries no credentials.
/// Of many who ask for the same page at once, one makes it and the others wait. Its own, because a page is old when news say so, and because
/// the framework's output cache takes a fifth more of the processor for each request.
/// </summary>
internal sealed class VisitorCache(RequestDelegate next, NewsLog log, IConfiguration configuration) : IDisposable
{
    private const int MostBytes = 64 * 1024 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private readonly bool enabled = configuration.GetValue("VisitorCache:Enabled", true);
    private readonly MemoryCache pages = new(new MemoryCacheOptions { SizeLimit = MostBytes });
    private readonly ConcurrentDictionary<string, Task<KeptPage?>> making = new();

    public Task Invoke(HttpContext http)
    {
        if (!enabled || http.GetEndpoint()?.Metadata.GetMetadata<VisitorCacheAttribute>() is not { } marked || !HttpMethods.IsGet(http.Request.Method) || !http.IsVisitor())
        {
            return next(http);
        }

        var key = Key(http, marked);
        return pages.TryGetValue<KeptPage>(key, out var page) ? page!.Serve(http) : Make(http, key);
    }

    public void Dispose() => pages.Dispose();

    private async Task Make(HttpContext http, string key)
    {
        var made = new TaskCompletionSource<KeptPage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = making.GetOrAdd(key, made.Task);
        if (first != made.Task)
        {
            await (await first.WaitAsync(http.RequestAborted) is { } others ? others.Serve(http) : next(http));
            return;
        }

        KeptPage? page = null;
        try
        {
            page = await Record(http);
            if (page is not null)
            {
                pages.Set(key, page, new MemoryCacheEntryOptions { Size = page.Size + (key.Length * sizeof(char)), AbsoluteExpirationRelativeToNow = Kept });
            }
        }
        finally
        {
            making.TryRemove(key, out _);
            made.SetResult(page);
        }

        if (page is not null)
        {
            await page.Send(http);
        }
    }

    /// <summary>Lets the page be made and holds it back; null when it is not to be kept, and then it has been sent.</summary>
    private async Task<KeptPage?> Record(HttpContext http)
    {
        var wire = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var body = new MemoryStream();
        var held = new StreamResponseBodyFeature(body, wire);
        http.Features.Set<IHttpResponseBodyFeature>(held);
        try
        {
            await next(http);
            await held.CompleteAsync();
        }
        finally
        {
            http.Features.Set(wire);
        }

        var response = http.Response;
        if (response.StatusCode == StatusCodes.Status200OK && StringValues.IsNullOrEmpty(response.Headers.SetCookie) && !http.RequestAborted.IsCancellationRequested)
        {
            return KeptPage.Of(response, body);
        }

        if (body.Length > 0)
        {
            body.Position = 0;
            await body.CopyToAsync(response.Body, http.RequestAborted);
        }

        return null;
    }

    /// <summary>All that a page depends on. Only what follows the last line break can hold one itself: two different pages never have the same key.</summary>
    private string Key(HttpContext http, VisitorCacheAttribute marked)
    {
        var request = http.Request;
        var theme = request.Cookies["theme"] is ("dark" or "light") and var chosen ? chosen : "";
        var key = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[512]);
        key.AppendFormatted(log.Version(SiteNews.Channel));
        foreach (var channel in marked.Channels)
        {
            key.AppendLiteral(".");
            key.AppendFormatted(log.Version(Fill(channel, request.RouteValues)));
        }

        foreach (var part in (ReadOnlySpan<string>)[Languages.Of(http).Name, theme, Encoding(request.Headers.AcceptEncoding), request.Scheme])
        {
            key.AppendLiteral(" ");
            key.AppendLiteral(part);
        }

        key.AppendLiteral(" ");
        key.AppendFormatted(request.Host.Value);
        key.AppendLiteral("\n");
        key.AppendFormatted(request.PathBase.Value);
        key.AppendFormatted(request.Path.Value);
        key.AppendFormatted(request.QueryString.Value);
        return key.ToStringAndClear();
    }

    private static string Fill(string channel, RouteValueDictionary route)
    {
        var open = channel.IndexOf('{', StringComparison.Ordinal);
        return open < 0 ? channel : channel[..open] + Convert.ToString(route[channel[(open + 1)..^1]], CultureInfo.InvariantCulture);
    }

    private static string Encoding(StringValues accepted)
    {
        var text = accepted.ToString();
        return text.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br" : text.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip" : "";
    }
}
