using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Portal.Commons.People;

/// <summary>The framework's sign-in for somebody whose password was already checked elsewhere, at the same pace for everybody.</summary>
public sealed class AccountSignIn(
    UserManager<Account> users,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<Account> principals,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation) : SignInManager<Account>(users, http, principals, options, logger, schemes, confirmation)
{
    /// <summary>Goes on after the right password: signs in, or asks for the second factor where there is one.</summary>
    public async Task<SignInResult> Enter(Account account, bool persistent) =>
        await PreSignInCheck(account) ?? await SignInOrTwoFactorAsync(account, persistent);

    /// <summary>Gives this browser a session under the account's new security stamp, after everything else was signed out. Read the account no earlier in the same request.</summary>
    public async Task StayIn(ClaimsPrincipal principal)
    {
        if (await UserManager.GetUserAsync(principal) is { } account)
        {
            await RefreshSignInAsync(account);
        }
    }
}
