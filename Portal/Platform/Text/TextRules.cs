using System.Globalization;
using System.Text;

namespace Portal.Platform.Text;

/// <summary>Why a text is refused.</summary>
public enum TextFault
{
    /// <summary>It is fine.</summary>
    None,

    /// <summary>There is nothing to see in it: empty, blanks, or invisible characters only.</summary>
    Blank,

    /// <summary>It has fewer characters than asked for.</summary>
    TooShort,

    /// <summary>It has more characters than allowed.</summary>
    TooLong,

    /// <summary>It holds characters that are no text: control characters, half a surrogate pair, a non-character.</summary>
    NotText,
}

/// <summary>Whether a text may be stored. It is stored as it came, byte for byte, or refused; nothing here changes it.</summary>
public static class TextRules
{
    /// <summary>Checks a text. Where <paramref name="max"/> is counted in characters (code points); a single line has no line ends.</summary>
    public static TextFault Check(string? text, int min, int max, bool singleLine = false)
    {
        text ??= "";
        if (text.Length > 2L * max) return TextFault.TooLong;
        int length = 0, at = 0;
        var visible = false;
        while (at < text.Length)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune) || !IsText(rune, singleLine)) return TextFault.NotText;
            visible |= !IsInvisible(rune);
            length++;
            at += rune.Utf16SequenceLength;
        }
        if (length > max) return TextFault.TooLong;
        if (!visible) return min > 0 || length > 0 ? TextFault.Blank : TextFault.None;
        return length < min ? TextFault.TooShort : TextFault.None;
    }

    /// <summary>How many characters (code points) a text has.</summary>
    public static int Length(string text)
    {
        var length = 0;
        foreach (var _ in text.EnumerateRunes()) length++;
        return length;
    }

    private static bool IsText(Rune rune, bool singleLine) => rune.Value switch
    {
        '\t' => true,
        '\n' or '\r' => !singleLine,
        0x2028 or 0x2029 => !singleLine,
        _ => !Rune.IsControl(rune) && (rune.Value & 0xfffe) != 0xfffe && rune.Value is not (>= 0xfdd0 and <= 0xfdef),
    };

    // These are letters and symbols by their category, and blank to the eye.
    private static bool IsInvisible(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark
        || rune.Value is 0x115f or 0x1160 or 0x3164 or 0xffa0 or 0x2800;
}
