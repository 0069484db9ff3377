using Microsoft.AspNetCore.HttpOverrides;
using Portal.Platform.Data;
using IPAddress = System.Net.IPAddress;
using IPNetwork = System.Net.IPNetwork;

namespace Portal.Platform.Web;

/// <summary>How the portal meets the network: read from the settings once, at the start.</summary>
/// <param name="PublicUrl">The portal's own address, as the outside knows it; null where it is the address listened on.</param>
/// <param name="KeepsPages">Whether visitors' pages are kept; off only for measuring.</param>
/// <param name="CircuitsPerAddress">How many circuits one address may hold open, and a tenth of how many other live connections.</param>
/// <param name="AllowedOrigins">Other sites whose pages may open live connections.</param>
/// <param name="TrustedProxies">Addresses and networks of the proxies that say from where a request comes, besides this machine's own.</param>
public sealed record WebSettings(Uri? PublicUrl, bool KeepsPages, int CircuitsPerAddress, IReadOnlyList<string> AllowedOrigins, IReadOnlyList<IPNetwork> TrustedProxies)
{
    /// <summary>Reads and checks them.</summary>
    public static WebSettings Read(IConfiguration configuration) => new(
        configuration.WebAddress("Portal:PublicUrl"),
        configuration.Switch("VisitorCache:Enabled", true),
        configuration.Number("Live:CircuitsPerAddress", 100, 1, 1_000_000),
        configuration.Words("Live:AllowedOrigins"),
        [.. configuration.Words("Portal:TrustedProxies").Select(Network)]);

    /// <summary>Believes what the trusted proxies say, however many stand one behind the other, and nobody else.</summary>
    public void Apply(ForwardedHeadersOptions options)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        if (TrustedProxies.Count > 0)
        {
            options.ForwardLimit = null;
        }

        foreach (var network in TrustedProxies)
        {
            options.KnownIPNetworks.Add(network);
        }
    }

    private static IPNetwork Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : throw new SettingException("Portal:TrustedProxies", $"\"{text}\" is neither an address nor a network", "write for instance 10.0.0.7 or 10.0.0.0/8, separated by commas");
}
