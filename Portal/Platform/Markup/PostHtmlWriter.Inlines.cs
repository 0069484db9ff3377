using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Platform.Markup;

/// <summary>What stands inside a line: emphasis, code, links, images, mentions.</summary>
internal sealed partial class PostHtmlWriter
{
    private bool inLink;

    private void WriteInlines(ContainerInline? container)
    {
        if (container is null) return;
        Enter();
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling) WriteInline(inline);
        depth--;
    }

    private void WriteInline(Inline inline)
    {
        budget.Step();
        switch (inline)
        {
            case LiteralInline literal: html.Text(literal.Content.AsSpan()); break;
            case LineBreakInline: html.Tag("<br>\n"); break;
            case CodeInline code: html.Tag("<code>").Text(code.Content).Tag("</code>"); break;
            case EmphasisInline emphasis: WriteEmphasis(emphasis); break;
            case LinkInline { IsImage: true } image: WriteImage(image); break;
            case LinkInline link: WriteLink(UrlOf(link), link.Title, link); break;
            case AutolinkInline autolink: WriteAutolink(autolink); break;
            case MentionInline mention: WriteMention(mention.Name); break;
            case MathInline math: WriteMath(math); break;
            case SpoilerInline spoiler: WriteSpoiler(spoiler); break;
            case HtmlEntityInline entity: html.Text(entity.Transcoded.AsSpan()); break;
            case TaskList task: html.Tag(task.Checked ? "<span class=\"task\">☑</span>" : "<span class=\"task\">☐</span>"); break;
            case FootnoteLink footnote: WriteFootnoteLink(footnote); break;
            case HtmlInline tag: html.Text(tag.Tag); break;
            case DelimiterInline unclosed: html.Text(unclosed.ToLiteral()); WriteInlines(unclosed); break;
            case ContainerInline unknown: WriteInlines(unknown); break;
        }
    }

    private void WriteEmphasis(EmphasisInline emphasis)
    {
        var (open, close) = (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
        {
            ('~', _) => ("<del>", "</del>"),
            (_, 1) => ("<em>", "</em>"),
            _ => ("<strong>", "</strong>"),
        };
        html.Tag(open);
        WriteInlines(emphasis);
        html.Tag(close);
    }

    // A link inside a link is not a thing in HTML; the inner one stays text.
    private void WriteLink(string? url, string? title, ContainerInline content)
    {
        if (inLink || !SafeUrl.TryLink(url, out var safe))
        {
            WriteInlines(content);
            return;
        }
        inLink = true;
        html.OpenLink(safe, title);
        WriteInlines(content);
        html.Tag("</a>");
        inLink = false;
    }

    private void WriteAutolink(AutolinkInline autolink)
    {
        var linked = !inLink && SafeUrl.TryLink(autolink.IsEmail ? "mailto:" + autolink.Url : autolink.Url, out var safe) && html.OpenLink(safe) is not null;
        html.Text(autolink.Url);
        if (linked) html.Tag("</a>");
    }

    private void WriteMention(string name)
    {
        if (!inLink) html.OpenLink("/u/" + Uri.EscapeDataString(name), cssClass: "mention");
        html.Tag("@").Text(name);
        if (!inLink) html.Tag("</a>");
    }

    private void WriteImage(LinkInline image)
    {
        var (alt, width, height) = ImageSize.Split(TextOf(image));
        if (!SafeUrl.TryImage(UrlOf(image), out var safe))
        {
            html.Text(alt);
            return;
        }

        // A link must have a name.
        var linked = !inLink && !string.IsNullOrWhiteSpace(alt) && html.OpenLink(safe, cssClass: AllowedHtml.Picture) is not null;
        html.Image(safe, alt, image.Title, width, height);
        if (linked) html.Tag("</a>");
    }

    private void WriteMath(MathInline math)
    {
        if (Formula(math.Tex, math.Display) is not { } formula) html.Tag("<code>").Text(math.Source).Tag("</code>");
        else if (math.Display) html.Tag("<span class=\"math-block\" tabindex=\"0\">").Html(formula).Tag("</span>");
        else html.Html(formula);
    }

    private void WriteSpoiler(SpoilerInline spoiler)
    {
        html.Tag("<span class=\"spoiler\">");
        WriteInlines(spoiler);
        html.Tag("</span>");
    }

    private static string? UrlOf(LinkInline link) => link.GetDynamicUrl?.Invoke() ?? link.Url;

    private static string TextOf(ContainerInline container)
    {
        var text = new StringBuilder();
        foreach (var inline in container.Descendants<Inline>())
        {
            if (inline is LiteralInline literal) text.Append(literal.Content.AsSpan());
            else if (inline is CodeInline code) text.Append(code.Content);
            else if (inline is HtmlEntityInline entity) text.Append(entity.Transcoded.AsSpan());
            else if (inline is MentionInline mention) text.Append('@').Append(mention.Name);
            else if (inline is MathInline math) text.Append(math.Tex);
            else if (inline is LineBreakInline) text.Append(' ');
        }
        return text.ToString();
    }
}
