using System.Net.Mail;
using Portal.Platform.Data;
using Portal.Platform.Web;

namespace Portal.Platform.Mail;

/// <summary>How mail leaves: <c>Smtp:Host</c>, <c>Smtp:Port</c>, <c>Smtp:User</c>, <c>Smtp:Password</c>, <c>Smtp:From</c>.</summary>
/// <param name="Host">The mail server, or null: letters become files.</param>
/// <param name="Port">Its port.</param>
/// <param name="User">Who signs in there, or null.</param>
/// <param name="Password">The password.</param>
/// <param name="From">The sender's address, with or without a name; null for <c>noreply@</c> and the portal's own host.</param>
/// <param name="Folder">Where letters are written as files when there is no host.</param>
internal sealed record MailSettings(string? Host, int Port, string? User, string? Password, string? From, string Folder)
{
    /// <summary>Reads the settings; one that cannot work stops the start.</summary>
    public static MailSettings Read(IConfiguration configuration, DatabaseSettings database)
    {
        var from = Text(configuration["Smtp:From"]);
        if (from is not null && !MailAddress.TryCreate(from, out _))
        {
            throw new SettingException("Smtp:From", $"'{from}' is no mail address", "write it as name@example.com or Name <name@example.com>");
        }

        return new(
            Text(configuration["Smtp:Host"]), configuration.Number("Smtp:Port", 25, 1, ushort.MaxValue), Text(configuration["Smtp:User"]), configuration["Smtp:Password"], from, Path.Combine(database.DataDirectory, "outbox"));
    }

    /// <summary>The address that letters come from.</summary>
    public MailAddress Sender(PublicAddress address) => new(From ?? $"noreply@{(address.Root.HostNameType == UriHostNameType.Dns ? address.Root.Host : "localhost")}");

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
