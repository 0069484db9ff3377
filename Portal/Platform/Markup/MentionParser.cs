using System.Globalization;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Portal.Platform.Markup;

/// <summary>A person spoken to: @name.</summary>
internal sealed class MentionInline(string name) : LeafInline
{
    public string Name { get; } = name;
}

/// <summary>Finds @name outside code: letters of any script with their marks, digits, and . _ - inside. Not inside a mail address.</summary>
internal sealed class MentionParser : InlineParser
{
    private const int LongestName = 64;

    public MentionParser() => OpeningCharacters = ['@'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!MayPrecede(slice.PeekCharExtra(-1))) return false;
        var name = NameAt(slice.AsSpan()[1..]);
        if (name.IsEmpty) return false;
        processor.Inline = new MentionInline(name.ToString());
        slice.Start += name.Length + 1;
        return true;
    }

    private static bool MayPrecede(char c) => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-' or '/' or '@');

    private static ReadOnlySpan<char> NameAt(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length <= LongestName && IsNameChar(text[length])) length++;
        while (length > 0 && text[length - 1] is '.' or '_' or '-') length--;
        return length > LongestName || length == 0 || !char.IsLetterOrDigit(text[0]) ? default : text[..length];
    }

    private static bool IsNameChar(char c) =>
        char.IsLetterOrDigit(c) || c is '.' or '_' or '-'
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
