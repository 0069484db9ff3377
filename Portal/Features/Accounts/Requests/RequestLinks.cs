using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Portal.Platform.Web;

namespace Portal.Features.Accounts;

/// <summary>Makes the links in letters, which nobody can guess, and reads them back.</summary>
public sealed class RequestLinks(IDataProtectionProvider protection, PublicAddress address)
{
    /// <summary>The longest sealed address.</summary>
    internal const int MostSealed = 1000;

    private const int MostReturn = 500;

    private readonly IDataProtector seal = protection.CreateProtector("Portal.Accounts.Request");
    private readonly IDataProtector returns = protection.CreateProtector("Portal.Accounts.Return");

    /// <summary>The link that a letter carries, with where its reader wanted to go.</summary>
    public string LinkTo(string page, AccountRequest request) => address.Of($"{page}?r={Seal(request.Id)}{(ReturnOf(request) is { } here ? $"&returnUrl={Uri.EscapeDataString(here)}" : "")}").AbsoluteUri;

    /// <summary>The way to sign in for who has an account already, with where they wanted to go.</summary>
    public string SignIn(AccountRequest request) => address.Of($"/account/login{(ReturnOf(request) is { } here ? $"?returnUrl={Uri.EscapeDataString(here)}" : "")}").AbsoluteUri;

    /// <summary>Where somebody wants to go, as it is stored; null for what is on another site, or longer than any place here.</summary>
    public string? SealReturn(string? wanted) => LocalAddress.Of(wanted) is { Length: > 1 and <= MostReturn } here ? returns.Protect(here) : null;

    /// <summary>The request behind a link, or null for one that was not made here.</summary>
    public long? Open(string? sealedId)
    {
        try
        {
            return sealedId is null or { Length: > 500 } ? null
                : long.TryParse(seal.Unprotect(sealedId), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private string? ReturnOf(AccountRequest request)
    {
        try
        {
            return request.ReturnTo is { } kept ? LocalAddress.Of(returns.Unprotect(kept)) : null;
        }
        catch (CryptographicException)
        {
            return null; // the portal's keys are others by now: the letter goes without
        }
    }

    private string Seal(long id) => seal.Protect(id.ToString(CultureInfo.InvariantCulture));
}
