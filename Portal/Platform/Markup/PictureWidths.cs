using System.Globalization;

namespace Portal.Platform.Markup;

/// <summary>
/// The widths in which a picture of this site is handed out beside its own, and how a page offers them to a browser, which takes the one that fits. They are few, because
/// each that is asked for is made and kept.
/// </summary>
public static class PictureWidths
{
    /// <summary>The widest that a still picture is kept in, in pixels.</summary>
    public const int Widest = 2_560;

    /// <summary>The widths, from the narrowest on.</summary>
    public static IReadOnlyList<int> All { get; } = [320, 640, 1_280];

    /// <summary>The width that an address asks for, in just the digits that <see cref="At"/> writes; null where there is no such width.</summary>
    public static int? Of(string asked) => All.Where(width => asked == Digits(width)).Select(width => (int?)width).FirstOrDefault();

    /// <summary>The address of a picture in a width.</summary>
    public static string At(string address, int width) => $"{address}{(address.Contains('?') ? '&' : '?')}w={Digits(width)}";

    /// <summary>
    /// What <c>srcset</c> says of a picture; null where there is nothing to choose: it is narrow, may be an animation, or is none of this site. The width is the one that its author wrote down, or null:
    /// whatever it really is, nobody gets more than the whole, and so the whole is called as wide as pictures can be.
    /// </summary>
    public static string? Set(string address, int? width = null) =>
        width <= All[0] || !address.StartsWith("/files/", StringComparison.Ordinal) || address.Contains('?') || address.EndsWith(".gif", StringComparison.OrdinalIgnoreCase)
            ? null
            : string.Join(", ", All.Select(narrow => $"{At(address, narrow)} {Digits(narrow)}w").Append($"{address} {Digits(Widest)}w"));

    /// <summary>What <c>sizes</c> says of a picture that takes so many pixels of the page's where there is room, and else all that there is.</summary>
    public static string Sizes(int shown) => $"(max-width: {Digits(shown)}px) 100vw, {Digits(shown)}px";

    private static string Digits(int pixels) => pixels.ToString(CultureInfo.InvariantCulture);
}
