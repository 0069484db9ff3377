using System.Text;
using System.Text.Unicode;

namespace Portal.Platform.Files;

/// <summary>Tells words from other bytes, and words that a browser or a program would act on from words that are only read.</summary>
internal static class TextShape
{
    private const int Looked = 4_096;

    /// <summary>True for UTF-8 without control characters, and for UTF-16 that says so.</summary>
    public static bool IsText(ReadOnlySpan<byte> file) => Utf16(file) is { } encoding ? IsText(encoding, file[2..]) : Utf8.IsValid(file) && !HasControl(file);

    /// <summary>
    /// True when the first thing in it is markup: HTML, SVG or XML under any name. UTF-16 that says so is text all the same: it is served as text, and the mark
    /// at its beginning tells every browser how to read it.
    /// </summary>
    public static bool IsMarkup(ReadOnlySpan<byte> file)
    {
        if (Utf16(file) is not null)
        {
            return false;
        }

        var start = file[..Math.Min(file.Length, Looked)];
        var text = LooksWide(start) ?? Encoding.UTF8.GetString(start);
        var first = text.AsSpan().TrimStart("\ufeff\0 \t\r\n\f\v\u00a0");
        return first.Length > 1 && first[0] == '<' && (char.IsAsciiLetter(first[1]) || first[1] is '!' or '?' or '/' or '%');
    }

    /// <summary>True for what a computer would run: executables, libraries, scripts that name their interpreter.</summary>
    public static bool IsProgram(ReadOnlySpan<byte> file) =>
        file.StartsWith("MZ"u8) || file.StartsWith("\u007fELF"u8) || file.StartsWith("#!"u8) || file.StartsWith((ReadOnlySpan<byte>)[0xca, 0xfe, 0xba, 0xbe])
        || file.StartsWith((ReadOnlySpan<byte>)[0xcf, 0xfa, 0xed, 0xfe]) || file.StartsWith((ReadOnlySpan<byte>)[0xce, 0xfa, 0xed, 0xfe])
        || file.StartsWith((ReadOnlySpan<byte>)[0x4c, 0, 0, 0, 1, 0x14, 2, 0]) || file.StartsWith("\0asm"u8);

    private static Encoding? Utf16(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) ? Encoding.Unicode : file.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]) ? Encoding.BigEndianUnicode : null;

    // UTF-16 without a mark: every other byte of markup is zero.
    private static string? LooksWide(ReadOnlySpan<byte> start) =>
        start.Length < 4 ? null
        : start[1] == 0 && start[3] == 0 ? Encoding.Unicode.GetString(start[..(start.Length & ~1)])
        : start[0] == 0 && start[2] == 0 ? Encoding.BigEndianUnicode.GetString(start[..(start.Length & ~1)])
        : null;

    private static bool IsText(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        foreach (var c in encoding.GetString(bytes))
        {
            if ((c < ' ' && c is not ('\t' or '\n' or '\r' or '\f')) || c == '\ufffd')
            {
                return false;
            }
        }

        return (bytes.Length & 1) == 0;
    }

    private static bool HasControl(ReadOnlySpan<byte> bytes) => bytes.IndexOfAny(Controls) >= 0;

    private static readonly System.Buffers.SearchValues<byte> Controls =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(0, 32).Where(b => b is not ('\t' or '\n' or '\r' or '\f' or 0x1b)).Select(b => (byte)b), 0x7f]);
}
