using System.Net;

namespace Portal.Commons.Screening;

/// <summary>What matters to the watched words of HTML that Markup wrote, beside its words: which tags part them, the addresses of links and pictures, and characters that are written as entities.</summary>
internal static class FoldedHtml
{
    private const int LongestEntity = 10;

    /// <summary>True for a tag that may stand within a word, or within a sentence, without parting anything.</summary>
    public static bool IsInline(ReadOnlySpan<char> tag) =>
        tag.StartsWith("a ") || tag.StartsWith("/a") || tag.StartsWith("em") || tag.StartsWith("/em") || tag.StartsWith("strong") || tag.StartsWith("/strong") || tag.StartsWith("span") || tag.StartsWith("/span")
        || tag.StartsWith("del") || tag.StartsWith("/del") || tag.StartsWith("code") || tag.StartsWith("/code") || tag.StartsWith("mark") || tag.StartsWith("/mark") || tag.StartsWith("su") || tag.StartsWith("/su");

    /// <summary>The address to which a link leads, or from which a picture comes; null for another tag, and for one on this site.</summary>
    public static string? LinkOf(ReadOnlySpan<char> tag)
    {
        const string Href = "href=\"", Src = "src=\"";
        var attribute = tag.StartsWith("a ") ? Href : tag.StartsWith("img ") ? Src : null;
        var from = attribute is null ? -1 : tag.IndexOf(attribute);
        if (from < 0)
        {
            return null;
        }

        var value = tag[(from + attribute!.Length)..];
        value = value.IndexOf('"') is var end and >= 0 ? value[..end] : value;
        return value.StartsWith("http", StringComparison.OrdinalIgnoreCase) || value.StartsWith("//") ? WebUtility.HtmlDecode(value.ToString()) : null;
    }

    /// <summary>The character that an entity stands for with which a text begins, and how long that is written; null where it begins with none. One that nobody can mean as a letter is a space.</summary>
    public static (char Char, int Length)? EntityAt(ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(LongestEntity, text.Length)].IndexOf(';');
        return end < 0 ? null
            : text[..(end + 1)] switch
            {
                "&amp;" => ('&', end + 1),
                "&lt;" => ('<', end + 1),
                "&gt;" => ('>', end + 1),
                "&quot;" => ('"', end + 1),
                "&#39;" or "&#x27;" or "&apos;" => ('\'', end + 1),
                _ => (' ', end + 1),
            };
    }
}
