using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Portal.Platform.Markup;

namespace Portal.Platform.Ui;

/// <summary>
/// The kit's small parts as fragments of the component that shows them, for what stands on a page many times: a component of its own costs some two
/// kilobytes in every open circuit, a fragment next to nothing. They look the same as the parts they are named after.
/// </summary>
public static class Inline
{
    /// <summary>An icon beside a text that says what it means.</summary>
    public static RenderFragment Icon(string path) => builder => builder.AddSvgPath(0, path);

    /// <summary>Somebody's initials on their hue.</summary>
    public static RenderFragment Avatar(string name, long id, string? size = null) => builder =>
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", size is null ? $"avatar {Hue.ClassOf(id)}" : $"avatar avatar-{size} {Hue.ClassOf(id)}");
        builder.AddAttribute(2, "aria-hidden", "true");
        builder.AddContent(3, Initials.Of(name));
        builder.CloseElement();
    };

    /// <summary>A small label; with an address it is a link.</summary>
    public static RenderFragment Chip(string text, Color color = Color.Default, string? icon = null, string? href = null, int? hue = null) => builder =>
    {
        builder.OpenElement(0, href is null ? "span" : "a");
        builder.AddAttribute(1, "class", string.Join(' ', new[] { "chip", UiNames.Of(color), hue is { } h ? $"hue-{h}" : null }.Where(c => c is not null)));
        if (href is not null)
        {
            builder.AddAttribute(2, "href", href);
        }

        if (icon is not null)
        {
            builder.AddSvgPath(3, icon);
        }

        builder.AddContent(4, text);
        builder.CloseElement();
    };

    /// <summary>A moment, said in the reader's own time zone by the page's script.</summary>
    public static RenderFragment Time(DateTime utc) => builder =>
    {
        var full = utc.ToString("g", CultureInfo.CurrentCulture) + " UTC";
        builder.OpenElement(0, "time");
        builder.AddAttribute(1, "class", "time");
        builder.AddAttribute(2, "datetime", utc.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        builder.AddAttribute(3, "data-time", "relative");
        builder.AddAttribute(4, "title", full);
        builder.AddContent(5, full);
        builder.CloseElement();
    };

    /// <summary>A small text button of <paramref name="owner"/>, the component that shows it and is rendered anew after the click.</summary>
    /// <param name="owner">The component.</param>
    /// <param name="onClick">What it does.</param>
    /// <param name="text">What it says; with only an icon, what is spoken.</param>
    /// <param name="icon">A path of <see cref="Icons"/>.</param>
    /// <param name="onlyIcon">Shows the icon alone.</param>
    /// <param name="expanded">Whether what it opens is open; null where it opens nothing.</param>
    public static RenderFragment Button(IHandleEvent owner, Func<Task> onClick, string text, string icon, bool onlyIcon = false, bool? expanded = null) => builder =>
    {
        builder.OpenElement(0, "button");
        builder.AddAttribute(1, "type", "button");
        builder.AddAttribute(2, "class", onlyIcon ? "btn btn-icon btn-text btn-sm" : "btn btn-text btn-sm");
        if (onlyIcon)
        {
            builder.AddAttribute(3, "aria-label", text);
            builder.AddAttribute(4, "title", text);
        }

        if (expanded is { } open)
        {
            builder.AddAttribute(5, "aria-expanded", open ? "true" : "false");
        }

        builder.AddAttribute(6, "data-act", true);
        builder.AddAttribute(7, "onclick", EventCallback.Factory.Create<MouseEventArgs>(owner, onClick));
        builder.AddSvgPath(8, icon);
        if (!onlyIcon)
        {
            builder.AddContent(9, text);
        }

        builder.CloseElement();
    };

    /// <summary>A small button that is on or off, with an icon and a number. Its name tells it from others beside it, whatever its number.</summary>
    public static RenderFragment Toggle(IHandleEvent owner, Func<Task> onClick, string name, string label, string icon, int count, bool on) => builder =>
    {
        builder.OpenElement(0, "button");
        builder.AddAttribute(1, "type", "button");
        builder.AddAttribute(2, "class", "btn btn-text btn-sm");
        builder.AddAttribute(3, "aria-label", label);
        builder.AddAttribute(4, "aria-pressed", on ? "true" : "false");
        builder.AddAttribute(5, "title", label);
        builder.AddAttribute(6, "data-act", name);
        builder.AddAttribute(7, "onclick", EventCallback.Factory.Create<MouseEventArgs>(owner, onClick));
        builder.AddSvgPath(8, icon);
        if (count > 0)
        {
            builder.AddContent(9, count.ToString(CultureInfo.CurrentCulture));
        }

        builder.CloseElement();
    };
}
