using System.Collections.Concurrent;

namespace Portal.Platform.Web;

/// <summary>
/// Stands before every live connection (circuits, the hub, event streams): refuses pages of other sites, and more
/// connections from one address than <c>Live:CircuitsPerAddress</c>.
/// </summary>
internal sealed class LiveConnections(RequestDelegate next, WebSettings settings)
{
    private readonly ConcurrentDictionary<string, int> open = new();
    private readonly int most = settings.CircuitsPerAddress;
    private readonly string[] origins = [.. settings.AllowedOrigins, .. settings.PublicUrl is { } own ? [own.GetLeftPart(UriPartial.Authority)] : Array.Empty<string>()];

    public Task Invoke(HttpContext http)
    {
        var path = http.Request.Path;
        var circuit = path.StartsWithSegments("/_blazor");
        if (!circuit && !path.StartsWithSegments("/hubs") && !path.StartsWithSegments("/live"))
        {
            return next(http);
        }

        if (!IsOwn(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return IsLine(http) ? Counted(http, (circuit ? "c" : "h") + http.Connection.RemoteIpAddress) : next(http);
    }

    /// <summary>A WebSocket, an event stream, or the long answer that stands in for one where WebSockets do not get through.</summary>
    private static bool IsLine(HttpContext http) =>
        http.WebSockets.IsWebSocketRequest || http.Request.Path.StartsWithSegments("/live")
        || (HttpMethods.IsGet(http.Request.Method) && http.Request.Query.ContainsKey("id"));

    private bool IsOwn(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            || origins.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }

    private async Task Counted(HttpContext http, string address)
    {
        var allowed = address[0] == 'c' ? most : most * 10;
        if (open.AddOrUpdate(address, 1, (_, n) => n + 1) > allowed)
        {
            Leave(address);
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            http.Response.Headers.RetryAfter = "30";
            return;
        }

        try
        {
            await next(http);
        }
        finally
        {
            Leave(address);
        }
    }

    private void Leave(string address)
    {
        if (open.AddOrUpdate(address, 0, (_, n) => n - 1) <= 0)
        {
            open.TryRemove(new(address, 0));
        }
    }
}
