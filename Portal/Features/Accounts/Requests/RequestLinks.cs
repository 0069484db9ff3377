using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Portal.Platform.Web;

namespace Portal.Features.Accounts;

/// <summary>Makes the links in letters, which nobody can guess, and reads them back.</summary>
public sealed class RequestLinks(IDataProtectionProvider protection, PublicAddress address)
{
    private readonly IDataProtector seal = protection.CreateProtector("Portal.Accounts.Request");

    /// <summary>The link that a letter carries.</summary>
    public string LinkTo(string page, AccountRequest request) => address.Of($"{page}?r={Seal(request.Id)}").ToString();

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

    private string Seal(long id) => seal.Protect(id.ToString(CultureInfo.InvariantCulture));
}
