using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Portal.Platform.Markup;

/// <summary>Words that are covered until somebody wants to see them: ||words||.</summary>
/// <param name="end">Where in the text its closing bars stand.</param>
internal sealed class SpoilerInline(int end) : ContainerInline
{
    /// <summary>Where its closing bars stand.</summary>
    public int End => end;
}

/// <summary>Finds ||words||. As with emphasis no space stands inside the bars, so that "a || b || c" in a text about programs is none.</summary>
internal sealed class SpoilerInlineParser : InlineParser
{
    private const int Longest = 1_000;

    public SpoilerInlineParser() => OpeningCharacters = ['|'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (!text.StartsWith("||")) return false;
        return OpenAt(processor, slice.Start) is { } open ? Close(processor, open, ref slice) : Open(processor, text, ref slice);
    }

    private static bool Open(InlineProcessor processor, ReadOnlySpan<char> text, ref StringSlice slice)
    {
        if (text.Length < 5 || char.IsWhiteSpace(text[2]) || text[2] == '|') return false;
        var length = text[2..Math.Min(text.Length, Longest)].IndexOf("||");
        if (length <= 0 || char.IsWhiteSpace(text[1 + length])) return false;
        processor.Inline = new SpoilerInline(slice.Start + 2 + length);
        slice.Start += 2;
        return true;
    }

    // What stands inside was added to it while it was open; its emphasis is its own.
    private static bool Close(InlineProcessor processor, SpoilerInline open, ref StringSlice slice)
    {
        open.IsClosed = true;
        processor.PostProcessInlines(0, open, null, false);
        processor.Inline = open;
        slice.Start += 2;
        return true;
    }

    private static SpoilerInline? OpenAt(InlineProcessor processor, int at)
    {
        for (var inline = processor.Inline; inline is not null; inline = inline.Parent)
            if (inline is SpoilerInline { IsClosed: false } spoiler && spoiler.End == at) return spoiler;
        return null;
    }
}
