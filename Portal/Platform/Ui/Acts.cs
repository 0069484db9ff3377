using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Portal.Platform.Markup;

namespace Portal.Platform.Ui;

/// <summary>
/// The small buttons of a part that stands on a page many times. One listener around them, <c>@onact</c>, hears them all, and knows which was pressed by the
/// name that each carries in <c>data-act</c>: a listener for each would be kept in every open circuit.
/// </summary>
public static class Acts
{
    private const string Text = "btn btn-text btn-sm";
    private const string Icon = "btn btn-icon btn-text btn-sm";
    private static readonly ConcurrentDictionary<(string Act, string Text, string Icon), SafeHtml> Made = new();

    /// <summary>A button that stays as it is, made once for all who see it: its text is one of the portal's own sentences.</summary>
    public static SafeHtml Fixed(string act, string text, string icon) => Made.GetOrAdd((act, text, icon), static b =>
        new HtmlOut(512).Tag("<button type=\"button\"").Attribute("class", Text).Attribute("data-act", b.Act).Tag(">").Html(SvgPath.Html(b.Icon)).Text(b.Text).Tag("</button>").ToHtml());

    /// <summary>The same with only an icon.</summary>
    public static SafeHtml FixedIcon(string act, string label, string icon) => Inline.IconButton(label, icon, "data-act", act, "btn-sm");

    /// <summary>A button whose words change while the focus is on it.</summary>
    public static RenderFragment Changing(string act, string text, string icon) => builder =>
    {
        Open(builder, act, Text);
        builder.AddContent(7, SvgPath.Html(icon));
        builder.AddContent(8, text);
        builder.CloseElement();
    };

    /// <summary>An icon that opens something and closes it again.</summary>
    public static RenderFragment Opener(string act, string label, string icon, bool open) => builder =>
    {
        Open(builder, act, Icon, label);
        builder.AddAttribute(6, "aria-expanded", open ? "true" : "false");
        builder.AddContent(7, SvgPath.Html(icon));
        builder.CloseElement();
    };

    /// <summary>An item of a menu that does something.</summary>
    public static SafeHtml Item(string act, string text, string icon) =>
        new HtmlOut(512).Tag("<button type=\"button\" role=\"menuitem\" tabindex=\"-1\"").Attribute("class", "menu-item").Attribute("data-act", act).Tag(">")
            .Html(SvgPath.Html(icon)).Tag("<span>").Text(text).Tag("</span></button>").ToHtml();

    /// <summary>One of several choices in a menu, with what it means below its name.</summary>
    public static SafeHtml Choice(string act, string text, string hint, string icon, bool chosen) =>
        new HtmlOut(512).Tag("<button type=\"button\" role=\"menuitemradio\" tabindex=\"-1\"").Attribute("class", "menu-item").Attribute("data-act", act).Attribute("aria-checked", chosen ? "true" : "false").Tag(">")
            .Html(SvgPath.Html(icon)).Tag("<span class=\"menu-choice\"><b>").Text(text).Tag("</b><span class=\"meta\">").Text(hint).Tag("</span></span>").Html(chosen ? SvgPath.Html(Icons.Check) : default).Tag("</button>").ToHtml();

    /// <summary>An icon that is on or off, with a number. Its name tells it from others beside it, whatever its number.</summary>
    public static RenderFragment Toggle(string act, string label, string icon, int count, bool on) => builder =>
    {
        Open(builder, act, Text, label);
        builder.AddAttribute(6, "aria-pressed", on ? "true" : "false");
        builder.AddContent(7, SvgPath.Html(icon));
        if (count > 0)
        {
            builder.AddContent(8, count.ToString(CultureInfo.CurrentCulture));
        }

        builder.CloseElement();
    };

    private static void Open(RenderTreeBuilder builder, string act, string css, string? label = null)
    {
        builder.OpenElement(0, "button");
        builder.AddAttribute(1, "type", "button");
        builder.AddAttribute(2, "class", css);
        builder.AddAttribute(3, "data-act", act);
        if (label is not null)
        {
            builder.AddAttribute(4, "aria-label", label);
            builder.AddAttribute(5, "title", label);
        }
    }
}
