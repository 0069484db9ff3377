namespace Portal.Platform.Web;

/// <summary>Lets an address that a request asks to be led to through only when it stays on this site.</summary>
public static class LocalAddress
{
    private static readonly Uri Here = new("http://here");

    /// <summary>
    /// The address as a header may carry it, or null when it leads elsewhere, or might: browsers drop tabs and line ends, take a back-slash for a slash,
    /// and resolve dots, after which two slashes may stand at its beginning.
    /// </summary>
    public static string? Of(string? address) =>
        address is ['/', ..] && !address.Any(c => char.IsControl(c) || c == '\\')
        && Uri.TryCreate(Here, address, out var found) && found.Authority == Here.Authority && found.Scheme == Here.Scheme
        && found.PathAndQuery is not ['/', '/', ..]
            ? found.PathAndQuery + found.Fragment
            : null;
}
