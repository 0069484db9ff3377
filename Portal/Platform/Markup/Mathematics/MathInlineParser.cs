using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Portal.Platform.Markup;

/// <summary>A formula in a text.</summary>
/// <param name="tex">What stands between the dollar signs.</param>
/// <param name="display">True between two at each side.</param>
internal sealed class MathInline(string tex, bool display) : LeafInline
{
    /// <summary>The formula.</summary>
    public string Tex => tex;

    /// <summary>It stands on a line of its own.</summary>
    public bool Display => display;

    /// <summary>As it was typed.</summary>
    public string Source => display ? $"$${tex}$$" : $"${tex}$";
}

/// <summary>
/// Finds $formulas$ and $$formulas$$. Amounts of money are none: the first sign has no space after it and no letter or digit before it, the next sign has no
/// space before it and no letter or digit after it; as in "$5 and $6", which is Pandoc's rule.
/// </summary>
internal sealed class MathInlineParser : InlineParser
{
    private const int Longest = 1_000;

    public MathInlineParser() => OpeningCharacters = ['$'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (char.IsAsciiLetterOrDigit(slice.PeekCharExtra(-1)) || slice.PeekCharExtra(-1) == '$') return false;
        var text = slice.AsSpan();
        var display = text.StartsWith("$$");
        var rest = text[(display ? 2 : 1)..];
        var length = EndOf(rest, display);
        if (length <= 0) return false;
        processor.Inline = new MathInline(rest[..length].ToString(), display);
        slice.Start += length + (display ? 4 : 2);
        return true;
    }

    // Where the first sign that could end it stands, if it may.
    private static int EndOf(ReadOnlySpan<char> text, bool display)
    {
        if (text.IsEmpty || text[0] == '$' || (!display && char.IsWhiteSpace(text[0]))) return -1;
        var end = 0;
        for (; end < text.Length && end <= Longest && text[end] != '$'; end++)
            if (text[end] == '\\') end++;
        if (end >= text.Length || end > Longest) return -1;
        if (display) return end + 1 < text.Length && text[end + 1] == '$' && !text[..end].IsWhiteSpace() ? end : -1;
        return !char.IsWhiteSpace(text[end - 1]) && !(end + 1 < text.Length && (char.IsAsciiLetterOrDigit(text[end + 1]) || text[end + 1] == '$')) ? end : -1;
    }
}
