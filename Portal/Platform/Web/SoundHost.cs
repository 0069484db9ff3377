namespace Portal.Platform.Web;

/// <summary>Refuses a request whose <c>Host</c> is none: no page can be made for an address that cannot be written.</summary>
internal sealed class SoundHost(RequestDelegate next)
{
    public Task Invoke(HttpContext http)
    {
        if (Uri.TryCreate($"{http.Request.Scheme}://{http.Request.Host}/", UriKind.Absolute, out var address) && address.AbsolutePath == "/")
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
