using Microsoft.AspNetCore.Antiforgery;

namespace Portal.Platform.Web;

/// <summary>
/// Hands out no token on pages that hold no form for visitors: every page would otherwise set a cookie, and a response that sets a cookie is not cached.
/// Pages with forms of their own stand under <c>/account</c>.
/// </summary>
internal sealed class VisitorAntiforgery(IAntiforgery inner) : IAntiforgery
{
    private static readonly AntiforgeryTokenSet None = new(null, null, "__RequestVerificationToken", "RequestVerificationToken");

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => HasNoForm(httpContext) ? None : inner.GetAndStoreTokens(httpContext);

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => HasNoForm(httpContext) ? None : inner.GetTokens(httpContext);

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => inner.IsRequestValidAsync(httpContext);

    public Task ValidateRequestAsync(HttpContext httpContext) => inner.ValidateRequestAsync(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext)
    {
        if (!HasNoForm(httpContext))
        {
            inner.SetCookieTokenAndHeader(httpContext);
        }
    }

    private static bool HasNoForm(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) && http.IsVisitor()
        && !http.Request.Path.StartsWithSegments("/account") && !http.Request.Path.StartsWithSegments("/dev");
}
