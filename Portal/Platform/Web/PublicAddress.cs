using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Portal.Platform.Web;

/// <summary>
/// The portal's own address for absolute links in mail, feeds and the sitemap: <c>Portal:PublicUrl</c>, else the address listened on.
/// Never what a request says, which its sender chooses.
/// </summary>
public sealed class PublicAddress(WebSettings settings, IServer server)
{
    private const string Fallback = "http://localhost:5080";

    /// <summary>Scheme, host and port.</summary>
    public Uri Root => settings.PublicUrl ?? new(Listened ?? Fallback);

    private string? Listened =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
            ? address.Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal)
                .Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal)
            : null;

    /// <summary>The absolute address of a path that starts with a slash.</summary>
    public Uri Of(string path) => new(Root, path.TrimStart('/'));
}
