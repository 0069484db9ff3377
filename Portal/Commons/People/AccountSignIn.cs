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
}
