using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Portal.Platform.Live;

namespace Portal.Platform.Web;

/// <summary>
/// Marks a page that visitors may get from the cache. It names the live channels that the page is made of, with route values in braces:
/// <c>topic:{id}</c>. A page is kept with the channels' newest numbers, so whatever is told on one of them makes it
/// unreachable at that moment; also a page that was being rendered when it happened is kept with the old number and never served.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class VisitorCacheAttribute(params string[] channels) : Attribute
{
    /// <summary>The channels, in which <c>{name}</c> stands for a route value.</summary>
    public IReadOnlyList<string> Channels => channels;

    /// <summary>
    /// True for a page whose address does not name all of its channels: it is kept only where the page says which they are (<see cref="MadeOf"/>), before it reads what is told on them.
    /// </summary>
    public bool Asks { get; init; }

    /// <summary>Said by such a page while it is made for a visitor: what it reads from now on is told of on these channels.</summary>
    public static void MadeOf(HttpContext? http, params IReadOnlyList<string> channels)
    {
        if (http?.Features.Get<VisitorCache.Wanted>() is { } wanted)
        {
            wanted.Also = PageVersion.Now(http.RequestServices.GetRequiredService<NewsLog>(), channels);
        }
    }

    /// <summary>A name in the query with which the page is not kept, as it then shows what the channels do not tell of: <c>q</c>, for the index is behind the news.</summary>
    public string? NotWith { get; init; }

    internal bool Keeps(HttpContext http) => NotWith is null || !http.Request.Query.ContainsKey(NotWith);
}

/// <summary>
/// Serves kept pages, before anything else is asked about a request: only for GET, only for who carries no credentials. Its own, because a page
/// is old when news say so, and because the framework's output cache takes a fifth more of the processor for each request.
/// </summary>
internal sealed class VisitorCache(RequestDelegate next, KeptPages pages, WebSettings settings)
{
    public Task Invoke(HttpContext http)
    {
        if (!settings.KeepsPages || PageKey.Of(http) is not { } key)
        {
            return next(http);
        }

        if (pages.Find(key) is { } page)
        {
            return page.Serve(http);
        }

        http.Features.Set(new Wanted(key));
        return next(http);
    }

    /// <summary>What was looked for and is not kept.</summary>
    internal sealed record Wanted(PageKey Key)
    {
        /// <summary>The version of the channels that only the page itself knows; null where it named none.</summary>
        public PageVersion? Also { get; set; }
    }
}

/// <summary>Keeps the pages marked with <see cref="VisitorCacheAttribute"/>, as they go over the wire. Of many who ask for the same page at once, one makes it and the others wait.</summary>
internal sealed class VisitorCacheFilling(RequestDelegate next, KeptPages pages, NewsLog log)
{
    private readonly ConcurrentDictionary<PageKey, Making> making = new();

    public Task Invoke(HttpContext http) =>
        http.Features.Get<VisitorCache.Wanted>() is { } wanted && http.GetEndpoint()?.Metadata.GetMetadata<VisitorCacheAttribute>() is { } marked && marked.Keeps(http)
            ? Make(http, wanted, marked, PageVersion.Now(log, marked.Channels.Select(channel => Fill(channel, http.Request.RouteValues))))
            : next(http);

    private async Task Make(HttpContext http, VisitorCache.Wanted wanted, VisitorCacheAttribute marked, PageVersion version)
    {
        var key = wanted.Key;
        var mine = new Making(version);
        var first = making.GetOrAdd(key, mine);
        if (first != mine && (first.Version.Holds() || !making.TryUpdate(key, mine, first))) // what was begun before the last news is not for who comes after them
        {
            var others = first.Version.Holds() ? await first.Page.Task.WaitAsync(http.RequestAborted) : null;
            await (others is not null && first.Version.Holds() ? others.Serve(http) : next(http));
            return;
        }

        KeptPage? page = null;
        try
        {
            page = await Record(http);
            mine.Version = version.And(wanted.Also);
            if (page is not null && IsKnown(marked, wanted))
            {
                pages.Keep(key, page, mine.Version);
            }
        }
        finally
        {
            making.TryRemove(new(key, mine));
            mine.Page.SetResult(IsKnown(marked, wanted) ? page : null);
        }

        if (page is not null)
        {
            await page.Send(http);
        }
    }

    /// <summary>Whether one knows what makes the page an old one.</summary>
    private static bool IsKnown(VisitorCacheAttribute marked, VisitorCache.Wanted wanted) => !marked.Asks || wanted.Also is not null;

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

    private static string Fill(string channel, RouteValueDictionary route)
    {
        var open = channel.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
        {
            return channel;
        }

        // An id can be written in several ways (7, 07), a channel has one name.
        var value = Convert.ToString(route[channel[(open + 1)..^1]], CultureInfo.InvariantCulture);
        return channel[..open] + (long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) ? id.ToString(CultureInfo.InvariantCulture) : value);
    }

    private sealed class Making(PageVersion version)
    {
        /// <summary>What is known of it so far: all of it once the page is made.</summary>
        public PageVersion Version { get; set; } = version;

        public TaskCompletionSource<KeptPage?> Page { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
