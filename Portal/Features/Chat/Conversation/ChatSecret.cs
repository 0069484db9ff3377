using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Portal.Features.Chat;

/// <summary>
/// The secret of a chat: 256 random bits in base64url, known to the customer alone. The portal keeps its hash. Only where a request that
/// began a chat may come again with the same key is the secret itself kept too, sealed with the portal's keys, to be answered once more.
/// </summary>
public sealed class ChatSecret(IDataProtectionProvider protection)
{
    private const int Length = 43;

    private readonly IDataProtector seal = protection.CreateProtector("Portal.Chat.Secret");

    /// <summary>A new one.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Whether a text has the form of a secret.</summary>
    public static bool IsOne(string? text) => text is { Length: Length } && Base64Url.IsValid(text);

    /// <summary>What is kept of a secret.</summary>
    public static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether the secret is the one behind the hash; takes the same time whatever was guessed.</summary>
    public static bool Opens(string? secret, string hash) =>
        IsOne(secret) && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(secret!)), Encoding.ASCII.GetBytes(hash));

    /// <summary>Seals a secret for keeping.</summary>
    public string Seal(string secret) => seal.Protect(secret);

    /// <summary>Opens a sealed secret; null when the keys are gone.</summary>
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
