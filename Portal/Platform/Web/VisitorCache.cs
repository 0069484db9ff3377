using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
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

/// <summary>The policy behind <see cref="VisitorCacheAttribute"/>: only for GET, only for who carries no credentials.</summary>
internal sealed class VisitorCachePolicy(NewsLog log, bool enabled) : IOutputCachePolicy
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var marked = http.GetEndpoint()?.Metadata.GetMetadata<VisitorCacheAttribute>();
        if (!enabled || marked is null || !HttpMethods.IsGet(http.Request.Method) || !http.IsVisitor())
        {
            return ValueTask.CompletedTask;
        }

        context.EnableOutputCaching = true;
        context.AllowCacheLookup = true;
        context.AllowCacheStorage = true;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Kept;
        var vary = context.CacheVaryByRules;
        vary.QueryKeys = "*";
        vary.VaryByHost = true;
        vary.VaryByValues["v"] = Version(marked, http.Request.RouteValues);
        vary.VaryByValues["l"] = Languages.Of(http).Name;
        vary.VaryByValues["t"] = http.Request.Cookies["theme"] is "dark" or "light" ? http.Request.Cookies["theme"]! : "";
        vary.VaryByValues["e"] = Encoding(http.Request.Headers.AcceptEncoding);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
        {
            context.AllowCacheStorage = false;
        }

        return ValueTask.CompletedTask;
    }

    private string Version(VisitorCacheAttribute marked, RouteValueDictionary route)
    {
        var version = log.Version(SiteNews.Channel).ToString(CultureInfo.InvariantCulture) + ".";
        foreach (var channel in marked.Channels)
        {
            version += log.Version(Fill(channel, route)).ToString(CultureInfo.InvariantCulture) + ".";
        }

        return version;
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
