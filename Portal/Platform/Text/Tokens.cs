using System.Globalization;
using System.Text;

namespace Portal.Platform.Text;

/// <summary>A word, or a pair of CJK characters, and where it stands in the text. A tail is the last character of a CJK run, alone.</summary>
internal readonly record struct Token(string Text, int Start, int End, bool IsTail);

/// <summary>Takes a text apart for search. Whatever is neither letter nor digit only separates.</summary>
internal static class Tokens
{
    private const int LongestWord = 64;

    /// <summary>The tokens in order.</summary>
    public static IEnumerable<Token> Of(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var rune = RuneAt(text, at);
            if (IsCjk(rune))
            {
                var end = RunEnd(text, at);
                foreach (var token in Pairs(text, at, end)) yield return token;
                at = end;
            }
            else if (Rune.IsLetterOrDigit(rune))
            {
                var word = Word(text, at);
                yield return word;
                at = word.End;
            }
            else at += rune.Utf16SequenceLength;
        }
    }

    /// <summary>True for scripts that are written without spaces between words, and for Korean, whose words carry endings.</summary>
    public static bool IsCjk(Rune rune) => rune.Value is
        (>= 0x3041 and <= 0x30ff and not 0x30fb) or (>= 0x3400 and <= 0x4dbf) or (>= 0x4e00 and <= 0x9fff) or (>= 0xac00 and <= 0xd7a3)
        or (>= 0xf900 and <= 0xfaff) or (>= 0x20000 and <= 0x3ffff) or 0x3005 or 0x3007;

    private static IEnumerable<Token> Pairs(string text, int start, int end)
    {
        for (var at = start; at < end;)
        {
            var second = at + RuneAt(text, at).Utf16SequenceLength;
            var isTail = second >= end;
            var next = isTail ? second : second + RuneAt(text, second).Utf16SequenceLength;
            yield return new(ChineseFolding.Fold(text[at..next]), at, next, isTail);
            at = second;
        }
    }

    private static int RunEnd(string text, int at)
    {
        while (at < text.Length && RuneAt(text, at) is var rune && IsCjk(rune)) at += rune.Utf16SequenceLength;
        return at;
    }

    private static Token Word(string text, int start)
    {
        Span<char> word = stackalloc char[LongestWord];
        var (length, at) = (0, start);
        while (at < text.Length)
        {
            var rune = RuneAt(text, at);
            if (Rune.IsLetterOrDigit(rune) && !IsCjk(rune))
            {
                length += LatinFolding.Fold(rune).TryEncodeToUtf16(word[length..], out var written) ? written : 0;
            }
            else if (!IsMark(rune) && !JoinsLetters(text, at)) break;
            at += rune.Utf16SequenceLength;
        }
        if (IsPossessive(text.AsSpan(start, at - start)) && length > 1 && length < LongestWord) length--;
        return new(word[..length].ToString(), start, at, IsTail: false);
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    // don't is one word, and printer's is a printer.
    private static bool JoinsLetters(string text, int at) =>
        IsApostrophe(text[at]) && at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]) && char.IsAsciiLetter(text[at - 1]);

    private static bool IsPossessive(ReadOnlySpan<char> word) => word.Length > 3 && IsApostrophe(word[^2]) && word[^1] is 's' or 'S';

    private static bool IsApostrophe(char c) => c is '\'' or '’';

    private static Rune RuneAt(string text, int at) => Rune.TryGetRuneAt(text, at, out var rune) ? rune : Rune.ReplacementChar;
}
