using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>
/// Looks at every request whether the session is still the account's: one small query instead of the framework's re-reading and re-issuing
/// of everything at intervals, so that a session that was ended is over at once.
/// </summary>
public sealed class StampCheck(Database database, IOptions<IdentityOptions> options) : ISecurityStampValidator
{
    /// <summary>Whether the stamp that somebody carries is still their account's.</summary>
    public async Task<bool> IsCurrent(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (Actors.Of(principal).AccountId is not { } id)
        {
            return false;
        }

        var carried = principal.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
        await using var db = database.Open();
        return carried is not null && await db.Set<Account>().Where(a => a.Id == id).Select(a => a.SecurityStamp).FirstOrDefaultAsync(ct) == carried;
    }

    async Task ISecurityStampValidator.ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal is null || !await IsCurrent(context.Principal, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
        }
    }
}
