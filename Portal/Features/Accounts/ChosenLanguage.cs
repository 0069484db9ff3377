using Portal.Platform.Web;

namespace Portal.Features.Accounts;

/// <summary>Takes the language of an account over to the browser in use.</summary>
internal static class ChosenLanguage
{
    /// <summary>Remembers the language in the browser, or, without one, follows the browser again.</summary>
    public static void Keep(HttpContext http, string? language)
    {
        if (Languages.Find(language) is { } known)
        {
            http.Response.Cookies.Append(Languages.Cookie, known.Name, new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true, HttpOnly = true });
        }
        else
        {
            http.Response.Cookies.Delete(Languages.Cookie);
        }
    }
}
