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
        var open = new List<int>();
        var tags = 0;
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = Next(html, at))
        {
            var closes = html[at + 1] == '/';
            var name = NameAt(html[(at + (closes ? 2 : 1))..]);
            if (closes) Close(open, Hash(name));
            else if (!name.IsEmpty && !IsShort(name)) open.Add(Hash(name));
            if (++tags > MostTags || open.Count > DeepestTags) return true;
        }
        return false;
    }

    /// <summary>Where the element that the HTML begins with ends; at the end of all where it is not closed. For HTML that was written here: each tag by its name alone.</summary>
    public static int EndOf(ReadOnlySpan<char> html, string open, string close)
    {
        var (at, depth) = (0, 0);
        while (html[at..].IndexOf('<') is var next and >= 0)
        {
            at += next;
            var closes = html[at..].StartsWith(close);
            depth += closes ? -1 : html[at..].StartsWith(open) ? 1 : 0;
            at += closes ? close.Length : 1;
            if (depth == 0) return at;
        }
        return html.Length;
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

    // An end tag closes what it names, if that was opened lately; one that closes nothing must not hide the pile.
    private static void Close(List<int> open, int name)
    {
        for (var i = open.Count - 1; i >= Math.Max(0, open.Count - 8); i--)
        {
            if (open[i] != name) continue;
            open.RemoveRange(i, open.Count - i);
            return;
        }
    }

    private static ReadOnlySpan<char> NameAt(ReadOnlySpan<char> tag)
    {
        if (tag.IsEmpty || !char.IsAsciiLetter(tag[0])) return default;
        var end = tag.IndexOfAny(" \t\r\n\f/>");
        return end < 0 ? tag : tag[..end];
    }

    private static int Hash(ReadOnlySpan<char> name) => string.GetHashCode(name, StringComparison.OrdinalIgnoreCase);

    // These are written without an end tag, in real pages by the hundred.
    private static bool IsShort(ReadOnlySpan<char> name)
    {
        foreach (var other in (ReadOnlySpan<string>)["br", "hr", "img", "input", "p", "li", "td", "tr", "th"])
            if (name.Equals(other, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
