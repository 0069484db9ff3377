using System.Text.RegularExpressions;

namespace Portal.Features.Forum;

/// <summary>
/// Sets right what points somewhere in an imported text, once it is rendered: a place on the former site is no place here, a name
/// spoken to there is the name of somebody else here, and a picture comes the safe way or not at all.
/// </summary>
internal static partial class ImportLinks
{
    /// <summary>The HTML with links that lead where they should.</summary>
    public static string Of(string html) =>
        OldImage().Replace(Link().Replace(html, link => Linked(link.Groups["to"].Value, link.Groups["text"].Value, link.Value)), "<img src=\"https:");

    private static string Linked(string to, string text, string link) =>
        link.Contains(" class=\"mention\"", StringComparison.Ordinal) ? text
        : Elsewhere().IsMatch(to) ? link
        : TagPage().Match(to) is { Success: true } page && ImportTexts.Tags(Uri.UnescapeDataString(page.Groups[1].Value)) is [var tag] ? $"<a href=\"/tag/{Uri.EscapeDataString(tag)}\">{text}</a>"
        : text;

    [GeneratedRegex("""<a href="(?<to>[^"]*)"[^>]*>(?<text>.*?)</a>""", RegexOptions.Singleline)]
    private static partial Regex Link();

    [GeneratedRegex("^(?:https?:|mailto:|//|#)", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();

    [GeneratedRegex("^/(?:questions/)?tagged/([^/?#]+)$")]
    private static partial Regex TagPage();

    [GeneratedRegex("""<img src="http:""", RegexOptions.IgnoreCase)]
    private static partial Regex OldImage();
}
