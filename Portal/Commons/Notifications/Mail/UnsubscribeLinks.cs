using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Portal.Kernel;
using Portal.Platform.Web;

namespace Portal.Commons.Notifications;

/// <summary>What a link in a letter stops.</summary>
/// <param name="AccountId">For whom.</param>
/// <param name="Kind">The kind whose letters stop; null for digests, and for a list.</param>
/// <param name="List">What the list belongs to whose letters stop, such as a club; null for none.</param>
public sealed record Unsubscribing(long AccountId, NotificationKind? Kind, Subject? List = null);

/// <summary>Makes the links that stop letters, which nobody can guess and which last, and reads them back.</summary>
public sealed class UnsubscribeLinks(IDataProtectionProvider protection, PublicAddress address)
{
    private const string Digest = "digest";

    private readonly IDataProtector seal = protection.CreateProtector("Portal.Notifications.Unsubscribe");

    /// <summary>The address that a letter carries.</summary>
    public string LinkTo(Unsubscribing wish) =>
        address.Of("/unsubscribe/" + seal.Protect(string.Create(CultureInfo.InvariantCulture, $"{wish.AccountId}:{wish.List?.ToString() ?? wish.Kind?.ToString() ?? Digest}"))).AbsoluteUri;

    /// <summary>What a link stops, or null for one that was not made here.</summary>
    public Unsubscribing? Open(string? token)
    {
        try
        {
            return token is { Length: > 0 and <= 500 } && seal.Unprotect(token).Split(':', 2) is [var id, var what] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var account)
                ? Subject.Parse(what) is { } list ? new(account, null, list) : what == Digest ? new(account, null) : Enum.TryParse<NotificationKind>(what, out var kind) && Enum.IsDefined(kind) ? new(account, kind) : null
                : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
