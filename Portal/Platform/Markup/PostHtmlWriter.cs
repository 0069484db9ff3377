using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Portal.Platform.Markup;

/// <summary>Writes a parsed text as HTML. What is not named here is written as text or not at all, whatever the parser made of it.</summary>
internal sealed partial class PostHtmlWriter(HtmlOut html, RenderBudget budget, Func<string> footnotePrefix)
{
    // Deeper than anyone writes by hand, far from where the stack would end.
    private const int DeepestNesting = 100;

    // A formula grows twentyfold, coloured code fivefold: a text of nothing else would weigh megabytes. What comes after so many stays as it was typed.
    private const int MostFormulas = 500;

    private int depth;
    private int formulas;
    private int coloured;

    /// <summary>Writes every block inside a container.</summary>
    public void WriteBlocks(ContainerBlock container, bool tight = false)
    {
        Enter();
        foreach (var block in container) WriteBlock(block, tight);
        depth--;
    }

    private void WriteBlock(Block block, bool tight)
    {
        budget.Step();
        switch (block)
        {
            case ParagraphBlock paragraph: WriteParagraph(paragraph, tight); break;
            case HeadingBlock heading: WriteHeading(heading); break;
            case MathBlock math: WriteMath(math); break;
            case CodeBlock code: WriteCode(code); break;
            case SpoilerBlock spoiler: WriteWrapped("<details class=\"spoiler\">\n", spoiler, "</details>\n"); break;
            case QuoteBlock quote: WriteWrapped("<blockquote>\n", quote, "</blockquote>\n"); break;
            case ListBlock list: WriteList(list); break;
            case ThematicBreakBlock: html.Tag("<hr>\n"); break;
            case Table table: WriteTable(table); break;
            case FootnoteGroup footnotes: WriteFootnotes(footnotes); break;
            case LinkReferenceDefinitionGroup or LinkReferenceDefinition or BlankLineBlock: break;
            case ContainerBlock unknown: WriteBlocks(unknown); break;
            case LeafBlock unknown: WriteUnknown(unknown); break;
        }
    }

    private void WriteParagraph(ParagraphBlock paragraph, bool tight)
    {
        if (!tight) html.Tag("<p>");
        WriteInlines(paragraph.Inline);
        html.Tag(tight ? "\n" : "</p>\n");
    }

    // The page's own title is its h1.
    private void WriteHeading(HeadingBlock heading)
    {
        var (open, close) = heading.Level switch
        {
            1 => ("<h2>", "</h2>\n"),
            2 => ("<h3>", "</h3>\n"),
            3 => ("<h4>", "</h4>\n"),
            4 => ("<h5>", "</h5>\n"),
            _ => ("<h6>", "</h6>\n"),
        };
        html.Tag(open);
        WriteInlines(heading.Inline);
        html.Tag(close);
    }

    private void WriteCode(CodeBlock code)
    {
        var language = (code as FencedCodeBlock)?.Info;
        html.Tag("<pre tabindex=\"0\"><code").Attribute("class", AllowedHtml.LanguageClass(language)).Tag(">");
        if (!WriteColoured(language, code)) WriteLines(code);
        html.Tag("</code></pre>\n");
    }

    private bool WriteColoured(string? language, CodeBlock code)
    {
        if (string.IsNullOrEmpty(language)) return false;
        var text = LinesOf(code);
        coloured += text.Length;
        return coloured <= CodeColours.Longest && CodeColours.TryWrite(html, language, text);
    }

    private void WriteMath(MathBlock block)
    {
        var tex = LinesOf(block);
        var formula = block.ClosingFencedCharCount > 0 ? Formula(tex, display: true) : null;
        if (formula is { } made) html.Tag("<div class=\"math-block\" tabindex=\"0\">").Html(made).Tag("</div>\n");
        else html.Tag("<pre tabindex=\"0\"><code>$$\n").Text(tex).Tag(block.ClosingFencedCharCount > 0 ? "$$\n</code></pre>\n" : "</code></pre>\n");
    }

    private SafeHtml? Formula(string tex, bool display) => ++formulas <= MostFormulas ? TexMath.Of(tex, display) : null;

    private static string LinesOf(LeafBlock block) => block.Lines.Count == 0 ? "" : string.Concat(block.Lines.Lines.Take(block.Lines.Count).Select(line => line.Slice.ToString() + "\n"));

    private void WriteLines(LeafBlock block)
    {
        for (var i = 0; i < block.Lines.Count; i++) html.Text(block.Lines.Lines[i].Slice.AsSpan()).Tag("\n");
    }

    private void WriteWrapped(string open, ContainerBlock container, string close)
    {
        html.Tag(open);
        WriteBlocks(container);
        html.Tag(close);
    }

    private void WriteUnknown(LeafBlock block)
    {
        html.Tag("<p>");
        if (block.Inline is not null) WriteInlines(block.Inline);
        else WriteLines(block);
        html.Tag("</p>\n");
    }

    private void Enter()
    {
        if (++depth > DeepestNesting) throw new RenderBudget.SpentException();
    }
}
