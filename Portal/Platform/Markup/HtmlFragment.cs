using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Portal.Platform.Markup;

/// <summary>Takes a piece of HTML apart as a browser would in a page's body. A parser costs more than most pieces, so each thread keeps one.</summary>
internal static class HtmlFragment
{
    [ThreadStatic]
    private static HtmlParser? parser;

    [ThreadStatic]
    private static IElement? body;

    /// <summary>The nodes at the top.</summary>
    public static INodeList Parse(string html)
    {
        parser ??= new HtmlParser(new HtmlParserOptions { IsScripting = true });
        body ??= parser.ParseDocument("").Body!;
        return parser.ParseFragment(html, body);
    }
}
