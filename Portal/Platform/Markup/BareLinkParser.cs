using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Portal.Platform.Markup;

/// <summary>
/// Makes links of addresses that stand in the text as they are: http://, https:// and www.
/// Unlike Markdig's own it works between Chinese characters, where no space shows where an address begins and ends.
/// </summary>
internal sealed class BareLinkParser : InlineParser
{
    public BareLinkParser() => OpeningCharacters = [':', 'w'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice) =>
        slice.CurrentChar == ':' ? MatchScheme(processor, ref slice) : MatchWww(processor, ref slice);

    // The scheme has been read as text by the time its colon is met; it is taken back from there.
    private static bool MatchScheme(InlineProcessor processor, ref StringSlice slice)
    {
        if (!slice.AsSpan().StartsWith("://") || processor.Inline is not LiteralInline before || !Adjoins(before, slice)) return false;
        var scheme = SchemeAtEnd(before.Content.AsSpan());
        if (scheme == 0) return false;
        var rest = BareLink.Length(slice.AsSpan()[3..]);
        if (rest == 0) return false;

        var from = slice.Start - scheme;
        before.Content.End -= scheme;
        if (before.Content.IsEmpty) before.Remove();
        Emit(processor, new StringSlice(slice.Text, from, slice.Start + 2 + rest), prefix: "");
        slice.Start += 3 + rest;
        return true;
    }

    private static bool MatchWww(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (!text.StartsWith("www.") || char.IsAsciiLetterOrDigit(slice.PeekCharExtra(-1)) || slice.PeekCharExtra(-1) is '.' or '-' or '/' or '@') return false;
        var rest = BareLink.Length(text[4..]);
        if (rest == 0) return false;
        Emit(processor, new StringSlice(slice.Text, slice.Start, slice.Start + 3 + rest), prefix: "https://");
        slice.Start += 4 + rest;
        return true;
    }

    private static bool Adjoins(LiteralInline before, StringSlice slice) =>
        ReferenceEquals(before.Content.Text, slice.Text) && before.Content.End == slice.Start - 1;

    private static int SchemeAtEnd(ReadOnlySpan<char> text)
    {
        var length = text.EndsWith("https", StringComparison.OrdinalIgnoreCase) ? 5 : text.EndsWith("http", StringComparison.OrdinalIgnoreCase) ? 4 : 0;
        return length > 0 && text.Length > length && char.IsAsciiLetterOrDigit(text[^(length + 1)]) ? 0 : length;
    }

    private static void Emit(InlineProcessor processor, StringSlice shown, string prefix)
    {
        var link = new LinkInline { Url = prefix + shown.ToString(), IsClosed = true, IsAutoLink = true };
        link.AppendChild(new LiteralInline(shown) { IsClosed = true });
        processor.Inline = link;
    }
}
