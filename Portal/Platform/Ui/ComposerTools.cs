using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Platform.Markup;

namespace Portal.Platform.Ui;

/// <summary>
/// The buttons above a composer's text, made once for each language: as elements they would be kept in every open circuit. composer.js knows them by
/// <c>data-md</c>; they are one stop of the Tab key, and the arrows go from one to the next.
/// </summary>
internal static class ComposerTools
{
    private static readonly (string Name, string Icon, string Text)[][] Groups =
    [
        [("bold", Icons.Bold, "ToolBold"), ("italic", Icons.Italic, "ToolItalic"), ("heading", Icons.Heading, "ToolHeading")],
        [("link", Icons.Link, "ToolLink"), ("quote", Icons.Quote, "ToolQuote"), ("code", Icons.Code, "ToolCode")],
        [("list", Icons.List, "ToolList"), ("numbers", Icons.Numbers, "ToolNumbers"), ("tasks", Icons.Tasks, "ToolTasks")],
        [("file", Icons.Image, "ToolFile"), ("emoji", Icons.Smile, "ToolEmoji")],
        [("preview", Icons.Eye, "ToolPreview"), ("help", Icons.Question, "ToolHelp")],
    ];

    private static readonly ConcurrentDictionary<(string Language, bool Files, bool Offers), SafeHtml> Made = new();

    /// <summary>The buttons in the language of who writes.</summary>
    /// <param name="texts">The kit's sentences.</param>
    /// <param name="files">Whether files can be put in.</param>
    /// <param name="offers">Whether anything is offered while writing.</param>
    public static SafeHtml Of(IStringLocalizer<UiText> texts, bool files, bool offers) => Made.GetOrAdd(
        (CultureInfo.CurrentUICulture.Name, files, offers),
        static (key, texts) => Make(key.Files, key.Offers, texts),
        texts);

    private static SafeHtml Make(bool files, bool offers, IStringLocalizer<UiText> texts)
    {
        var html = new HtmlOut(8192);
        foreach (var group in Groups)
        {
            html.Tag(group == Groups[^1] ? "<span class=\"composer-group end\">" : "<span class=\"composer-group\">");
            foreach (var (name, icon, text) in group.Where(tool => (files || tool.Name != "file") && (offers || tool.Name != "emoji")))
            {
                html.Tag("<button type=\"button\" class=\"btn btn-icon btn-text btn-sm\"").Attribute("data-md", name).Attribute("tabindex", name == "bold" ? "0" : "-1")
                    .Attribute("aria-label", texts[text]).Attribute("title", texts[text]).Attribute("aria-pressed", name == "preview" ? "false" : null).Tag(">").Html(SvgPath.Html(icon)).Tag("</button>");
            }

            html.Tag("</span>");
        }

        return html.ToHtml();
    }
}
