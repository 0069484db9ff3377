using System.Net;
using System.Text;

namespace Portal.Platform.Markup;

/// <summary>The words of an HTML text, without its tags: for excerpts, search and mail.</summary>
internal static class HtmlText
{
    /// <summary>
    /// The text with single spaces; blocks and line ends count as one. A formula is as it was typed. What is covered stays so: nothing of a spoiler is told.
    /// </summary>
    /// <param name="html">The HTML.</param>
    /// <param name="enough">So much text, before it is tidied up, is all that is needed.</param>
    /// <param name="withSpoilers">For HTML from outside, of which nothing may be lost.</param>
    public static string Of(ReadOnlySpan<char> html, int enough = int.MaxValue, bool withSpoilers = false)
    {
        var text = new StringBuilder(Math.Min(html.Length, enough));
        while (!html.IsEmpty && text.Length < enough)
        {
            var open = html.IndexOf('<');
            text.Append(open < 0 ? html : html[..open]);
            if (open < 0) break;
            var close = html[open..].IndexOf('>');
            if (close < 0) break;
            var tag = html.Slice(open + 1, close - 1);
            html = html[open..];
            if (!IsInline(tag)) text.Append(' ');
            html = html[(tag.StartsWith("math ") ? Formula(html, tag, text) : !withSpoilers && Spoilers.EndOf(html) is { } end ? end : close + 1)..];
        }
        return Collapse(WebUtility.HtmlDecode(text.ToString()));
    }

    private static int Formula(ReadOnlySpan<char> html, ReadOnlySpan<char> tag, StringBuilder text)
    {
        const string Attribute = "alttext=\"";
        if (tag.IndexOf(Attribute) is var from and >= 0)
        {
            var value = tag[(from + Attribute.Length)..];
            text.Append(value.IndexOf('"') is var end and >= 0 ? value[..end] : value);
        }

        return HtmlShape.EndOf(html, "<math", "</math>");
    }

    private static bool IsInline(ReadOnlySpan<char> tag)
    {
        var name = tag.TrimStart('/');
        var end = name.IndexOfAny(" />");
        if (end >= 0) name = name[..end];
        return name is "a" or "abbr" or "b" or "cite" or "code" or "del" or "em" or "i" or "img" or "ins" or "kbd" or "mark" or "q" or "s" or "math" or "samp"
            or "small" or "span" or "strong" or "sub" or "sup" or "u" or "var";
    }

    private static string Collapse(string text)
    {
        var collapsed = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c)) gap = collapsed.Length > 0;
            else
            {
                if (gap) collapsed.Append(' ');
                collapsed.Append(c);
                gap = false;
            }
        }
        return collapsed.ToString();
    }
}
