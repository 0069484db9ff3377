using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Identity;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Web;

namespace Portal.Features.Accounts;

/// <summary>Sets up codes from an authenticator app, with the framework's parts; serves one request of the page.</summary>
internal sealed class TwoFactor(UserManager<Account> users, IUserStore<Account> store, Credentials credentials, PublicAddress address)
{
    private const int RecoveryCodes = 10;

    private IUserAuthenticatorKeyStore<Account> Keys => (IUserAuthenticatorKeyStore<Account>)store;

    /// <summary>The key that is to be put into the app; null before the set-up was begun.</summary>
    public Task<string?> Key(Account account) => users.GetAuthenticatorKeyAsync(account);

    /// <summary>Begins the set-up with a fresh key; nothing is asked for at sign-in before a code has shown that the app knows it.</summary>
    public async Task<Result<Nothing>> Begin(Account account, CancellationToken ct)
    {
        await Keys.SetAuthenticatorKeyAsync(account, users.GenerateNewAuthenticatorKey(), ct);
        return (await users.UpdateAsync(account)).Succeeded ? default(Nothing) : Problem.Changed;
    }

    /// <summary>What the app reads from the picture.</summary>
    public string Uri(Account account, string key)
    {
        var (issuer, name) = (UrlEncoder.Default.Encode(address.Root.Host), UrlEncoder.Default.Encode(account.UserName!));
        return string.Create(CultureInfo.InvariantCulture, $"otpauth://totp/{issuer}:{name}?secret={key}&issuer={issuer}&digits=6");
    }

    /// <summary>Asks for codes from now on, and answers the recovery codes, which are shown once.</summary>
    public async Task<Result<IReadOnlyList<string>>> Enable(Account account, string code, string told, CancellationToken ct)
    {
        if (!await users.VerifyTwoFactorTokenAsync(account, users.Options.Tokens.AuthenticatorTokenProvider, Bare(code)))
        {
            return Problem.Invalid<AccountsText>("code", "WrongCode");
        }

        // The codes first: nobody is to be asked for what they were never given.
        if (await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) is not { } codes || !(await users.SetTwoFactorEnabledAsync(account, true)).Succeeded)
        {
            return Problem.Changed;
        }

        await credentials.Tell(Actor.Member(account.Id), told, ct);
        return codes.ToList();
    }

    /// <summary>Asks for codes no more, and forgets the key.</summary>
    public async Task<Result<Nothing>> Disable(Account account, string told, CancellationToken ct)
    {
        if (!(await users.SetTwoFactorEnabledAsync(account, false)).Succeeded)
        {
            return Problem.Changed;
        }

        // From here on it is off, whatever becomes of the key, which the next set-up makes anew.
        await users.ResetAuthenticatorKeyAsync(account);
        await users.RemoveAuthenticationTokenAsync(account, "[AspNetUserStore]", "AuthenticatorKey");
        return await credentials.Tell(Actor.Member(account.Id), told, ct);
    }

    /// <summary>A code without the spaces and dashes that apps show it with.</summary>
    public static string Bare(string? code) => (code ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
}
