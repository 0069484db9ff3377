namespace Portal.Platform.Web;

/// <summary>The headers that every answer carries: scripts, styles and frames from here alone, and no guessing of types.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' https: data: blob:; font-src 'self'; connect-src 'self'; media-src 'self' blob:; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-src 'self'; frame-ancestors ";

    public Task Invoke(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy + "'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(http);
    }

    /// <summary>Lets a page be shown in a frame of the named sites.</summary>
    public static void AllowFrames(HttpContext http, IEnumerable<string> sites) =>
        http.Response.Headers.ContentSecurityPolicy = Policy + string.Join(' ', ["'self'", .. sites]);
}
