using System.Text;

namespace Portal.Platform.Markup;

/// <summary>Finds what is covered in HTML that was rendered here.</summary>
internal static class Spoilers
{
    private const string Mark = " class=\"spoiler\">";
    private const string Words = "<span" + Mark;
    private const string Block = "<details" + Mark;

    /// <summary>Where the covered part ends with which the HTML begins; null where it begins with none.</summary>
    public static int? EndOf(ReadOnlySpan<char> html) =>
        html.StartsWith(Words) ? HtmlShape.EndOf(html, "<span", "</span>") : html.StartsWith(Block) ? HtmlShape.EndOf(html, "<details", "</details>") : null;

    /// <summary>The HTML with an ellipsis in the place of everything that is covered.</summary>
    public static string Without(string html)
    {
        if (!html.Contains(Mark, StringComparison.Ordinal)) return html;
        var rest = html.AsSpan();
        var left = new StringBuilder(html.Length);
        while (rest.IndexOf('<') is var open and >= 0)
        {
            left.Append(rest[..open]);
            rest = rest[open..];
            var end = EndOf(rest);
            left.Append(end is null ? rest[..1] : rest.StartsWith(Block) ? "<p>[…]</p>\n" : "[…]");
            rest = rest[(end ?? 1)..];
        }
        return left.Append(rest).ToString();
    }
}
