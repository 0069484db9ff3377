using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Platform.Markup;

namespace Portal.Platform.Ui;

/// <summary>The Markdown that works here: what one writes beside what becomes of it, made by the renderer itself, once for each language.</summary>
internal static class ComposerHelp
{
    /// <summary>Examples; <c>{0}</c> is the word for "text".</summary>
    private static readonly string[] Examples =
    [
        "**{0}**", "_{0}_", "~~{0}~~", "`{0}`", "[{0}](https://example.com)", "> {0}", "- {0}\n- {0}", "1. {0}\n2. {0}", "- [x] {0}\n- [ ] {0}", "```\n{0}\n```", "| {0} | {0} |\n|---|---|\n| 1 | 2 |",
    ];

    private static readonly ConcurrentDictionary<string, SafeHtml> Made = new();

    /// <summary>The help in the language of who writes.</summary>
    public static SafeHtml Of(IStringLocalizer<UiText> texts, MarkdownRenderer markdown) =>
        Made.GetOrAdd(CultureInfo.CurrentUICulture.Name, static (_, given) => Make(given.texts, given.markdown), (texts, markdown));

    private static SafeHtml Make(IStringLocalizer<UiText> texts, MarkdownRenderer markdown)
    {
        var html = new HtmlOut(8192).Tag("<p><strong>").Text(texts["HelpTitle"].Value).Tag("</strong></p><p>").Text(texts["HelpKeys"].Value)
            .Tag("</p><table><thead><tr><th>").Text(texts["HelpWritten"].Value).Tag("</th><th>").Text(texts["HelpShown"].Value).Tag("</th></tr></thead><tbody>");
        foreach (var example in Examples.Select(e => string.Format(CultureInfo.InvariantCulture, e, texts["HelpSample"].Value)))
        {
            html.Tag("<tr><td><pre>").Text(example).Tag("</pre></td><td>").Html(markdown.Render(example)).Tag("</td></tr>");
        }

        return html.Tag("</tbody></table>").ToHtml();
    }
}
