using System.Net;
using System.Text;

namespace Portal.Platform.Markup;

/// <summary>The words of an HTML text, without its tags: for excerpts, search and mail.</summary>
internal static class HtmlText
{
    private const string CoveredBlock = "details class=\"spoiler\"";
    private const string CoveredWords = "span class=\"spoiler\"";

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
            html = html[(tag.StartsWith("math ") ? Formula(html, tag, text)
                : tag is CoveredBlock && !withSpoilers ? EndOf(html, "<details", "</details>")
                : tag is CoveredWords && !withSpoilers ? EndOf(html, "<span", "</span>")
                : close + 1)..];
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

        return EndOf(html, "<math", "</math>");
    }

    // Where the element that begins here ends; at the end of all where it is not closed.
    private static int EndOf(ReadOnlySpan<char> html, string open, string close)
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
