using System.Collections.Concurrent;
using System.Globalization;
using Portal.Platform.Markup;

namespace Portal.Platform.Ui;

/// <summary>
/// The kit's small marks as HTML, for what stands on a page many times: a component of its own costs some two kilobytes in every open circuit,
/// a mark next to nothing. They look the same as the parts they are named after.
/// </summary>
public static class Inline
{
    private static readonly ConcurrentDictionary<(string Label, string Icon, string Attribute, string Value, string? Css), SafeHtml> Buttons = new();

    /// <summary>An icon beside a text that says what it means.</summary>
    public static SafeHtml Icon(string path) => SvgPath.Html(path);

    /// <summary>Somebody's initials on their hue.</summary>
    public static SafeHtml Avatar(string name, long id, string? size = null) =>
        Element("span", size is null ? $"avatar {Hue.ClassOf(id)}" : $"avatar avatar-{size} {Hue.ClassOf(id)}").Tag(" aria-hidden=\"true\">").Text(Initials.Of(name)).Tag("</span>").ToHtml();

    /// <summary>A small label; with an address it is a link.</summary>
    public static SafeHtml Chip(string text, Color color = Color.Default, string? icon = null, string? href = null, int? hue = null)
    {
        var css = string.Join(' ', new[] { "chip", UiNames.Of(color), hue is { } h ? $"hue-{h}" : null }.Where(c => c is not null));
        var chip = Element(href is null ? "span" : "a", css).Attribute("href", href).Tag(">");
        return (icon is null ? chip : chip.Html(Icon(icon))).Text(text).Tag(href is null ? "</span>" : "</a>").ToHtml();
    }

    /// <summary>A small number; what it counts is spoken in its place.</summary>
    public static SafeHtml Badge(int count, string spoken, Color color = Color.Default, int max = 99) =>
        Element("span", UiNames.Of(color) is { } tint ? $"badge {tint}" : "badge").Tag("><span aria-hidden=\"true\">").Text(count > max ? $"{max}+" : count.ToString(CultureInfo.CurrentCulture))
            .Tag("</span><span class=\"vh\">").Text(spoken).Tag("</span></span>").ToHtml();

    /// <summary>A picture: where it is a file of this site, the browser takes it in the width that fits its screen.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="alt">What it shows; empty where that is said beside it.</param>
    /// <param name="shown">So many pixels it takes of the page's width where there is room.</param>
    /// <param name="width">How wide the whole is, where that is known; with the height it keeps the place free.</param>
    /// <param name="height">How high it is.</param>
    /// <param name="css">A class.</param>
    /// <param name="late">Loaded only when it comes into sight; not for what stands at the top.</param>
    public static SafeHtml Picture(string address, string alt, int shown, int? width = null, int? height = null, string? css = null, bool late = true)
    {
        var set = PictureWidths.Set(address, width);
        return new HtmlOut(512).Tag("<img").Attribute("class", css).Attribute("src", address).Attribute("srcset", set).Attribute("sizes", set is null ? null : PictureWidths.Sizes(shown))
            .Tag(" alt=\"").Text(alt).Tag("\"").Attribute("width", width?.ToString(CultureInfo.InvariantCulture)).Attribute("height", height?.ToString(CultureInfo.InvariantCulture))
            .Tag(late ? " loading=\"lazy\" decoding=\"async\">" : " decoding=\"async\">").ToHtml();
    }

    /// <summary>A moment, said in the reader's own time zone by the page's script.</summary>
    public static SafeHtml Time(DateTime utc)
    {
        var full = utc.ToString("g", CultureInfo.CurrentCulture) + " UTC";
        return Element("time", "time").Attribute("datetime", utc.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture))
            .Attribute("data-time", "relative").Attribute("title", full).Tag(">").Text(full).Tag("</time>").ToHtml();
    }

    /// <summary>
    /// A button that is only an icon and stays as it is; the page's scripts, or the browser itself, know by an attribute what it does. Made once for all
    /// who see it: its label is one of the portal's own sentences.
    /// </summary>
    public static SafeHtml IconButton(string label, string icon, string attribute, string value, string? css = null) => Buttons.GetOrAdd(
        (label, icon, attribute, value, css),
        static b => Element("button", b.Css is null ? "btn btn-icon btn-text" : $"btn btn-icon btn-text {b.Css}").Tag(" type=\"button\"")
            .Attribute("aria-label", b.Label).Attribute("title", b.Label).Attribute(b.Attribute, b.Value).Tag(">").Html(Icon(b.Icon)).Tag("</button>").ToHtml());

    /// <summary>An item of a menu that leads somewhere.</summary>
    public static SafeHtml MenuLink(string href, string? icon, string text)
    {
        var link = Element("a", "menu-item").Tag(" role=\"menuitem\" tabindex=\"-1\"").Attribute("href", href).Tag(">");
        return (icon is null ? link : link.Html(Icon(icon))).Tag("<span>").Text(text).Tag("</span></a>").ToHtml();
    }

    private static HtmlOut Element(string name, string css) => new HtmlOut(256).Tag("<").Tag(name).Attribute("class", css);
}
