using System.Net;
using System.Text;

namespace Portal.Platform.Markup;

/// <summary>The words of an HTML text, without its tags: for excerpts, search and mail.</summary>
internal static class HtmlText
{
    /// <summary>The text with single spaces; blocks and line ends count as one.</summary>
    public static string Of(ReadOnlySpan<char> html)
    {
        var text = new StringBuilder(html.Length);
        while (!html.IsEmpty)
        {
            var open = html.IndexOf('<');
            text.Append(open < 0 ? html : html[..open]);
            if (open < 0) break;
            var close = html[open..].IndexOf('>');
            if (close < 0) break;
            if (!IsInline(html.Slice(open + 1, close - 1))) text.Append(' ');
            html = html[(open + close + 1)..];
        }
        return Collapse(WebUtility.HtmlDecode(text.ToString()));
    }

    private static bool IsInline(ReadOnlySpan<char> tag)
    {
        var name = tag.TrimStart('/');
        var end = name.IndexOfAny(" />");
        if (end >= 0) name = name[..end];
        return name is "a" or "abbr" or "b" or "cite" or "code" or "del" or "em" or "i" or "img" or "ins" or "kbd" or "mark" or "q" or "s" or "samp"
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
