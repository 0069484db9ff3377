using System.Net;
using Portal.Platform.Data;

namespace Portal.Platform.Mail;

/// <summary>How mail comes in: <c>Mail:In:Domain</c>, <c>Mail:In:Listen</c>, <c>Mail:In:Port</c>. Without a domain none does.</summary>
/// <param name="Domain">The domain whose mail is for the portal; null where nothing is taken.</param>
/// <param name="Listen">The address of this machine at which the company's mail server hands it over.</param>
/// <param name="Port">The port.</param>
public sealed record IncomingSettings(string? Domain, IPAddress Listen, int Port)
{
    /// <summary>Reads the settings; one that cannot work stops the start.</summary>
    internal static IncomingSettings Read(IConfiguration configuration)
    {
        const string DomainKey = "Mail:In:Domain", ListenKey = "Mail:In:Listen";
        var domain = configuration[DomainKey] is { Length: > 0 } name ? name.Trim().ToLowerInvariant() : null;
        if (domain is not null && Uri.CheckHostName(domain) != UriHostNameType.Dns)
        {
            throw new SettingException(DomainKey, $"\"{domain}\" is no domain", "write it as reply.example.com");
        }

        var listen = configuration[ListenKey] is { Length: > 0 } address ? address.Trim() : "127.0.0.1";
        return IPAddress.TryParse(listen, out var at)
            ? new(domain, at, configuration.Number("Mail:In:Port", 2525, 1, ushort.MaxValue))
            : throw new SettingException(ListenKey, $"\"{listen}\" is no address of a machine", "write 127.0.0.1, or the address at which your mail server reaches this machine");
    }
}
