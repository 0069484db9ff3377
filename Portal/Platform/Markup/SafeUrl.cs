using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Portal.Platform.Markup;

/// <summary>Decides which addresses a text may point at: http, https, mailto, or a place on this site.</summary>
internal static class SafeUrl
{
    private const int LongestUrl = 2_000;

    /// <summary>An address for a link, ready for an attribute, or false when its scheme is not on the list.</summary>
    public static bool TryLink(string? url, [NotNullWhen(true)] out string? safe) => TryMake(url, mailAllowed: true, out safe);

    /// <summary>An address for an image: like a link, but never mail.</summary>
    public static bool TryImage(string? url, [NotNullWhen(true)] out string? safe) => TryMake(url, mailAllowed: false, out safe) && safe.Length > 0;

    /// <summary>True for addresses that name a host, which may not be ours.</summary>
    public static bool IsForeign(string safeUrl) =>
        safeUrl.StartsWith("//", StringComparison.Ordinal) || HasScheme(safeUrl, "http") || HasScheme(safeUrl, "https");

    /// <summary>True for addresses that lead to another host than the one at home, in whatever way they are written; where that is hard to tell, they do.</summary>
    public static bool LeadsAway(string safeUrl, Uri home)
    {
        if (!IsForeign(safeUrl)) return false;
        var host = safeUrl.StartsWith("//", StringComparison.Ordinal) ? 0 : safeUrl.IndexOf(':') + 1;
        return !safeUrl.AsSpan(host).StartsWith("//") || !Uri.TryCreate(home, safeUrl, out var to) || !string.Equals(to.IdnHost, home.IdnHost, StringComparison.OrdinalIgnoreCase);
    }

    private static bool TryMake(string? url, bool mailAllowed, [NotNullWhen(true)] out string? safe)
    {
        safe = null;
        var trimmed = url?.Trim();
        if (trimmed is null || trimmed.Length > LongestUrl || HasControl(trimmed) || !IsAllowedScheme(trimmed, mailAllowed)) return false;
        safe = Escape(trimmed);
        return true;
    }

    // Browsers drop tabs and line ends inside an address before they look for its scheme: "java\tscript:" must not pass.
    private static bool HasControl(string url) => url.AsSpan().IndexOfAnyInRange('\0', '\x1f') >= 0 || url.Contains('\x7f');

    private static bool IsAllowedScheme(string url, bool mailAllowed)
    {
        var colon = url.IndexOf(':');
        if (colon < 0) return true;
        var end = url.AsSpan().IndexOfAny("/?#");
        if (end >= 0 && end < colon) return true;
        return HasScheme(url, "http") || HasScheme(url, "https") || (mailAllowed && HasScheme(url, "mailto"));
    }

    private static bool HasScheme(string url, string scheme) =>
        url.Length > scheme.Length && url[scheme.Length] == ':' && url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase);

    // Percent-encodes what never stands in an address as it is, among it the backslash (which browsers read as a slash)
    // and the marks that turn text around and make a link look like another.
    private static string Escape(string url)
    {
        var first = url.AsSpan().IndexOfAny(Unfit);
        if (first < 0) return url;
        var escaped = new StringBuilder(url.Length + 16).Append(url, 0, first);
        foreach (var rune in url.AsSpan(first).EnumerateRunes())
        {
            if (rune.IsBmp && Unfit.Contains((char)rune.Value)) escaped.Append(Uri.EscapeDataString(rune.ToString()));
            else escaped.Append(rune.ToString());
        }
        return escaped.ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Unfit = System.Buffers.SearchValues.Create(
        " \"<>\\^`{|}\u00a0\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff");
}
