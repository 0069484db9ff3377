namespace Portal.Platform.Web;

/// <summary>Tells requests that carry credentials from those that do not, without looking the credentials up.</summary>
public static class Visitors
{
    /// <summary>The name of the sign-in cookie.</summary>
    public const string SignInCookie = "portal.account";

    /// <summary>True when nobody can be signed in by this request.</summary>
    public static bool IsVisitor(this HttpContext http) =>
        http.Request.Headers.Authorization.Count == 0 && (http.Request.Headers.Cookie.Count == 0 || !http.Request.Cookies.ContainsKey(SignInCookie));
}
