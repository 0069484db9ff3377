using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Portal.Features.Chat;

/// <summary>
/// What a customer's page puts into the addresses of a chat's files: the browser sends neither the chat's secret nor, on another site, a cookie along when it asks for a picture.
/// It opens the files of one chat, for half a day.
/// </summary>
public sealed class ChatPass(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("Portal.Chat.Files").ToTimeLimitedDataProtector();

    /// <summary>A new one, for whoever was let in to the chat.</summary>
    public string For(long chatId) => seal.Protect(chatId.ToString(CultureInfo.InvariantCulture), Lasts);

    /// <summary>Whether it opens the files of this chat now.</summary>
    public bool Opens(string? pass, long chatId)
    {
        try
        {
            return pass is { Length: > 0 and <= 400 } && seal.Unprotect(pass) == chatId.ToString(CultureInfo.InvariantCulture);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
