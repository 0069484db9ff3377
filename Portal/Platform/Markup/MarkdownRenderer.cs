using System.Security.Cryptography;
using System.Text;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Portal.Platform.Text;

namespace Portal.Platform.Markup;

/// <summary>Makes safe HTML of what people write. Never throws and never takes long: what cannot be rendered is shown as plain text.</summary>
public sealed class MarkdownRenderer
{
    private readonly MarkdownPipeline pipeline = PostPipeline.Build();

    /// <summary>Renders Markdown.</summary>
    public SafeHtml Render(string markdown)
    {
        var document = Parse(markdown, out var budget);
        if (document is null) return new(PlainParagraphs.Write(markdown));
        try
        {
            string? prefix = null;
            var html = new HtmlOut(markdown.Length + markdown.Length / 2 + 32);
            new PostHtmlWriter(html, budget, () => prefix ??= FootnotePrefix(markdown)).WriteBlocks(document);
            return new(html.ToString());
        }
        catch (RenderBudget.SpentException)
        {
            return new(PlainParagraphs.Write(markdown));
        }
    }

    /// <summary>Keeps of foreign HTML what a post may hold.</summary>
    public SafeHtml CleanHtml(string html) => new(HtmlCleaner.Clean(html));

    /// <summary>The words of a Markdown text, at most so many characters, without what is covered as a spoiler.</summary>
    public string PlainText(string markdown, int max = int.MaxValue) => PlainText(Render(markdown), max);

    /// <summary>The words of a rendered text, at most so many characters, without what is covered as a spoiler.</summary>
    public string PlainText(SafeHtml html, int max = int.MaxValue) => Shorten.To(HtmlText.Of(html.Value, max < int.MaxValue / 8 ? max * 4 + 256 : max), max);

    /// <summary>The names that a text speaks to with @name, each once, in order; at most fifty. What stands in code or in a quote speaks to nobody.</summary>
    public IReadOnlyList<string> Mentions(string markdown) => Addressees.Of(markdown, text => Parse(text, out _)).Mentioned;

    /// <summary>Whom a text speaks to, and whom it quotes.</summary>
    public Addressees AddresseesOf(string markdown) => Addressees.Of(markdown, text => Parse(text, out _));

    /// <summary>The same text with the code or mathematics closed that it leaves open at its end, so that what is put behind it is not part of that.</summary>
    public string Closed(string markdown) =>
        Parse(markdown, out _)?.LastOrDefault(block => block is not FootnoteGroup) is FencedCodeBlock { ClosingFencedCharCount: 0 } open
            ? $"{markdown}\n{new string(open.FencedChar, open.OpeningFencedCharCount)}"
            : markdown;

    private MarkdownDocument? Parse(string markdown, out RenderBudget budget)
    {
        budget = new RenderBudget();
        if (!RenderBudget.Allows(markdown)) return null;
        try
        {
            return Markdown.Parse(markdown, pipeline, budget);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Markdig throws on deep nesting, and has thrown on odd input before; a person's words are shown all the same.
            return null;
        }
    }

    // Two texts on one page must not have the same ids.
    private static string FootnotePrefix(string markdown) =>
        "fn-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(markdown)).AsSpan(0, 4));
}
