using System.Globalization;

namespace Portal.Platform.Markup;

/// <summary>An image's size, written after its description: ![my printer|640x480](/files/7/printer.png). The page then keeps the place while it loads.</summary>
internal static class ImageSize
{
    private const int Largest = 10_000;

    /// <summary>Parts the description from the size; without a size the text stays whole.</summary>
    public static (string Alt, int? Width, int? Height) Split(string text)
    {
        var bar = text.LastIndexOf('|');
        if (bar < 0) return (text, null, null);
        var size = text.AsSpan(bar + 1);
        var cross = size.IndexOf('x');
        return cross > 0 && Parse(size[..cross]) is { } width && Parse(size[(cross + 1)..]) is { } height
            ? (text[..bar].TrimEnd(), width, height)
            : (text, null, null);
    }

    /// <summary>A length in pixels, or null when it is none.</summary>
    public static int? Parse(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels is > 0 and <= Largest ? pixels : null;
}
