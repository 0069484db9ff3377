using System.Text;
using System.Text.RegularExpressions;
using Portal.Kernel;
using Portal.Platform.Markup;
using Portal.Platform.Text;

namespace Portal.Features.Forum;

/// <summary>A text as a post keeps it.</summary>
internal readonly record struct PostText(string Body, string Html);

/// <summary>Makes of the texts of a dump what is kept here.</summary>
internal sealed partial class ImportTexts(MarkdownRenderer markdown)
{
    private const int MostTitle = 300;
    private const int MostTag = 60;

    /// <summary>
    /// A post's text. Its Markdown is rendered here; where it holds what only that site understands (HTML, tags in brackets), the HTML
    /// that the site made of it is cleaned instead.
    /// A post of which only HTML is known gets Markdown made of that, so that it can be edited.
    /// </summary>
    public PostText Post(string? source, string? html)
    {
        if (source is not null && (html is null || !OnlyThere().IsMatch(source)))
        {
            return new(source, ImportLinks.Of(markdown.Render(source).Value));
        }

        var clean = markdown.CleanHtml(html ?? "");
        return new(source ?? HtmlToMarkdown.Of(clean), ImportLinks.Of(clean.Value));
    }

    /// <summary>A comment: the little Markdown that comments have.</summary>
    public PostText Comment(string text) => new(text, ImportLinks.Of(markdown.Render(text).Value));

    /// <summary>What somebody says of themselves, as Markdown; null when that is nothing.</summary>
    public string? About(string? html) => html is null || HtmlToMarkdown.Of(markdown.CleanHtml(html)) is not { Length: > 0 } about ? null : about;

    /// <summary>A title; one that is missing is the beginning of the text.</summary>
    public string Title(string? title, PostText text) =>
        Shorten.To(title is not null && !Bounds.IsBlank(title) ? title : markdown.PlainText(SafeHtml.FromStored(text.Html), 80) is { Length: > 0 } words ? words : "…", MostTitle);

    /// <summary>Tags as dumps write them, <c>&lt;a&gt;&lt;b&gt;</c> or <c>|a|b|</c>, in the characters that tags here may have: <c>c#</c> becomes <c>csharp</c>.</summary>
    public static IReadOnlyList<string> Tags(string? tags) =>
        [.. (tags ?? "").Split(['<', '>', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(t => NotInTags().Replace(t.ToLowerInvariant().Replace("#", "sharp", StringComparison.Ordinal), "-").Trim('-'))
            .Where(t => !Bounds.IsBlank(t)).Select(t => t.Length <= MostTag ? t : t[..Shorten.Cut(t, MostTag)]).Distinct()];

    /// <summary>The text without what no database keeps, and with line ends of one kind.</summary>
    public static string Storable(string text)
    {
        if (!text.Contains('\r', StringComparison.Ordinal) && Bounds.IsStorable(text))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' or >= ' ' and not (0xfffe or 0xffff))
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString();
    }

    // HTML; a heading without a space; a tag.
    [GeneratedRegex("""<(?:[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|/[a-z][a-z0-9]*\s*>|!--)|^#{1,6}[^#\s]|\[(?:meta-)?tag:""", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex OnlyThere();

    [GeneratedRegex("""[\s/\\?&%"'`,;:]+""")]
    private static partial Regex NotInTags();
}
