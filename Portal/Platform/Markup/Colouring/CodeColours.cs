using System.Buffers;

namespace Portal.Platform.Markup;

/// <summary>
/// Colours code as it is written out: comments, strings, numbers and key words of the common languages, in one pass from left to right. It reads no grammar
/// and can therefore not be led to take long; in what it does not know it colours nothing.
/// </summary>
internal static class CodeColours
{
    /// <summary>Longer code stays plain.</summary>
    public const int Longest = 20_000;

    /// <summary>Comments.</summary>
    public const string Comment = "tok-c";

    /// <summary>Strings.</summary>
    public const string Text = "tok-s";

    /// <summary>Numbers and constants.</summary>
    public const string Number = "tok-n";

    /// <summary>Key words, and the names of tags.</summary>
    public const string Word = "tok-k";

    /// <summary>Names: attributes, keys, variables.</summary>
    public const string Name = "tok-a";

    /// <summary>Lines that were added.</summary>
    public const string Added = "tok-in";

    /// <summary>Lines that were taken away.</summary>
    public const string Removed = "tok-out";

    /// <summary>Everything that may be a class.</summary>
    public static readonly string[] Classes = [Comment, Text, Number, Word, Name, Added, Removed];

    private static readonly SearchValues<char> Separators = SearchValues.Create(" \t\r\n");

    /// <summary>Writes the code; false, and nothing written, where it is not coloured.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="language">The word behind the fence.</param>
    /// <param name="code">The code.</param>
    public static bool TryWrite(HtmlOut html, string? language, string code)
    {
        if (language is null || code.Length > Longest) return false;
        switch (language.ToLowerInvariant())
        {
            case "html" or "xml" or "svg" or "xaml" or "razor" or "cshtml" or "vue": MarkupColours.Write(html, code); return true;
            case "diff" or "patch": WriteDifference(html, code); return true;
            case var name when CodeLanguage.Find(name) is { } known: new CodeScanner(html, known, code).Write(); return true;
            default: return false;
        }
    }

    /// <summary>Writes a piece in a colour.</summary>
    public static void Span(HtmlOut html, string? colour, ReadOnlySpan<char> piece)
    {
        if (colour is null || piece.IsEmpty || piece.IndexOfAnyExcept(Separators) < 0) html.Text(piece);
        else html.Tag("<span").Attribute("class", colour).Tag(">").Text(piece).Tag("</span>");
    }

    private static void WriteDifference(HtmlOut html, string code)
    {
        for (var from = 0; from < code.Length;)
        {
            var end = code.IndexOf('\n', from);
            var line = code.AsSpan(from..(end < 0 ? code.Length : end));
            Span(html, line.StartsWith("+++") || line.StartsWith("---") || line.StartsWith("@@") ? Comment : line.StartsWith("+") ? Added : line.StartsWith("-") ? Removed : null, line);
            if (end >= 0) html.Tag("\n");
            from = end < 0 ? code.Length : end + 1;
        }
    }
}
