using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Platform.Mail;

/// <summary>Many programs break the lines of plain text at some seventy characters. Here a line's end is a line's end: those breaks are taken out again.</summary>
internal static partial class WrappedText
{
    private const int Narrow = 60, Wide = 80;
    private const char FirstOfChina = '\u2e80';

    /// <summary>The text with a line for each paragraph, where its lines were broken because the next word did not fit.</summary>
    public static string Unwrap(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var width = lines.Where(line => !line.Contains("://", StringComparison.Ordinal)).Select(line => line.Length).DefaultIfEmpty(0).Max();
        if (width is < Narrow or > Wide)
        {
            return string.Join('\n', lines);
        }

        var joined = new StringBuilder(lines[0]);
        for (var i = 1; i < lines.Length; i++)
        {
            joined.Append(Fitted(lines[i - 1], lines[i], width) ? '\n' : ' ').Append(lines[i]);
        }

        return joined.ToString();
    }

    /// <summary>The next line's first word would have fitted, or the line is one of its own: then who wrote meant it.</summary>
    private static bool Fitted(string line, string next, int width) =>
        line.Trim().Length == 0 || next.Trim().Length == 0 || OfItsOwn().IsMatch(next) || line.StartsWith('>') || line[^1] >= FirstOfChina || next[0] >= FirstOfChina
        || line.TrimEnd().Length + 1 + next.TakeWhile(c => !char.IsWhiteSpace(c)).Count() <= width;

    [GeneratedRegex(@"^(\s|[-*+>#|=_~`]|\d{1,3}[.)]\s)")]
    private static partial Regex OfItsOwn();
}
