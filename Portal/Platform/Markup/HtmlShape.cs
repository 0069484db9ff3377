using System.Globalization;

namespace Portal.Platform.Markup;

/// <summary>Cheap looks at foreign HTML before anything expensive is done with it.</summary>
internal static class HtmlShape
{
    private const int DeepestTags = 300;
    private const int MostTags = 20_000;

    /// <summary>True for HTML whose open tags pile up, which makes any HTML parser slow.</summary>
    public static bool IsExtreme(ReadOnlySpan<char> html)
    {
        int open = 0, deepest = 0, tags = 0;
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = Next(html, at))
        {
            if (html[at + 1] == '/') open--;
            else if (char.IsAsciiLetter(html[at + 1]) && !IsVoid(html[(at + 1)..])) open++;
            deepest = Math.Max(deepest, open);
            tags++;
        }
        return deepest > DeepestTags || tags > MostTags;
    }

    /// <summary>The number as it may stand in an attribute, or null when it is none or larger than allowed.</summary>
    public static string? Number(string? value, int largest = int.MaxValue) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 1 or 0 && number <= largest
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;

    private static int Next(ReadOnlySpan<char> html, int at)
    {
        var next = html[(at + 1)..].IndexOf('<');
        return next < 0 ? -1 : at + 1 + next;
    }

    // These are written without an end tag, in real pages by the hundred.
    private static bool IsVoid(ReadOnlySpan<char> tag)
    {
        foreach (var name in (ReadOnlySpan<string>)["br", "hr", "img", "input", "p", "li", "td", "tr", "th"])
            if (tag.StartsWith(name, StringComparison.OrdinalIgnoreCase) && tag.Length > name.Length && !char.IsAsciiLetterOrDigit(tag[name.Length])) return true;
        return false;
    }
}
