using System.Globalization;
using System.Security.Claims;
using Portal.Kernel;

namespace Portal.Commons.People;

/// <summary>Finds who acts behind a request or a circuit.</summary>
public static class Actors
{
    /// <summary>The claim that carries a token's scopes.</summary>
    public const string ScopesClaim = "portal:scopes";

    /// <summary>The actor that a principal stands for; without an account a visitor from the address given.</summary>
    public static Actor Of(ClaimsPrincipal? principal, string? address = null)
    {
        var id = principal?.Identity?.IsAuthenticated == true ? principal.FindFirstValue(ClaimTypes.NameIdentifier) : null;
        if (!long.TryParse(id, CultureInfo.InvariantCulture, out var account))
        {
            return Actor.Visitor with { Address = address };
        }

        var scopes = Enum.TryParse<Scopes>(principal!.FindFirstValue(ScopesClaim), out var limited) ? limited : Scopes.All;
        return new Actor(account, scopes, address);
    }

    /// <summary>The actor behind a request.</summary>
    public static Actor ActorOf(this HttpContext http) => Of(http.User, http.Connection.RemoteIpAddress?.ToString());
}
