namespace Portal.Platform.Web;

/// <summary>Refuses a request whose <c>Host</c> is none: no page can be made for an address that cannot be written.</summary>
internal sealed class SoundHost(RequestDelegate next)
{
    /// <summary>Almost every request names the same one as the request before.</summary>
    private string? last;

    public Task Invoke(HttpContext http)
    {
        var host = http.Request.Host.Value;
        if (host is not null && host == last)
        {
            return next(http);
        }

        if (Uri.TryCreate($"http://{host}/", UriKind.Absolute, out var address) && address.AbsolutePath == "/")
        {
            last = host;
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
