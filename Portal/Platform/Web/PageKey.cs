using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Portal.Platform.Web;

/// <summary>All of a visitor's request that a page depends on: of two requests with the same key the same page is the answer.</summary>
/// <param name="Scheme">http or https.</param>
/// <param name="Host">The host that was asked, which links may name.</param>
/// <param name="Base">What stands before the path.</param>
/// <param name="Path">The path.</param>
/// <param name="Query">The query with its question mark.</param>
/// <param name="Language">The reader's language.</param>
/// <param name="Theme">The theme they chose, or nothing.</param>
/// <param name="Encoding">The compression that goes over the wire, or nothing.</param>
internal readonly record struct PageKey(string Scheme, string? Host, string? Base, string? Path, string? Query, CultureInfo Language, string Theme, string Encoding)
{
    /// <summary>The key of a request; null for one that no kept page answers: it changes something, or carries credentials.</summary>
    public static PageKey? Of(HttpContext http)
    {
        var request = http.Request;
        if (!HttpMethods.IsGet(request.Method) || !http.IsVisitor())
        {
            return null;
        }

        return new(
            request.Scheme, request.Host.Value, request.PathBase.Value, request.Path.Value, request.QueryString.Value,
            Languages.Read(http), ThemeOf(request), EncodingOf(request.Headers.AcceptEncoding));
    }

    private static string ThemeOf(HttpRequest request) =>
        request.Headers.Cookie.Count > 0 && request.Cookies["theme"] is ("dark" or "light") and var chosen ? chosen : "";

    private static string EncodingOf(StringValues accepted)
    {
        var text = accepted.ToString();
        return text.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br" : text.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip" : "";
    }
}
