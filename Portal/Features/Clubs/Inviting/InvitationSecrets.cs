using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Portal.Features.Clubs;

/// <summary>The secrets in addresses that invite: 256 random bits, of which the database has the hash and, for links, a sealed copy.</summary>
public sealed class InvitationSecrets(IDataProtectionProvider protection)
{
    private const int Length = 43;

    private readonly IDataProtector seal = protection.CreateProtector("Portal.Clubs.Invitation");

    /// <summary>The page behind a secret.</summary>
    public static string AddressOf(string secret) => $"/invitations/{secret}";

    /// <summary>A new one.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>By what it is found; null where it is none.</summary>
    public static byte[]? Hash(string secret) => secret.Length == Length && Base64Url.IsValid(secret) ? SHA256.HashData(Encoding.ASCII.GetBytes(secret)) : null;

    /// <summary>As it is stored, to be shown again.</summary>
    public string Seal(string secret) => seal.Protect(secret);

    /// <summary>What was sealed; null where there is nothing, or the portal's keys are gone.</summary>
    public string? Unseal(string? kept)
    {
        try
        {
            return kept is null ? null : seal.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
