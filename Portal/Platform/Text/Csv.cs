using System.Globalization;
using System.Text;

namespace Portal.Platform.Text;

/// <summary>
/// Lines of comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets do not show; numbers, and times in UTC, are written the same everywhere.
/// </summary>
public static class Csv
{
    /// <summary>What a file begins with, so that spreadsheets read it as UTF-8.</summary>
    public const string Mark = "\uFEFF";

    /// <summary>One line, its end included.</summary>
    /// <param name="cells">Texts, numbers, times or nothing.</param>
    public static string Line(params ReadOnlySpan<object?> cells)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
        {
            line.Append(i == 0 ? "" : ",").Append(Cell(cells[i]));
        }

        return line.Append("\r\n").ToString();
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        DateTime at => at.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        double number => number.ToString("0.###", CultureInfo.InvariantCulture),
        IFormattable number and not Enum => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(Harmless(value.ToString() ?? "")),
    };

    private static string Harmless(string text) => text.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] || text is ['\t' or '\r' or '\n', ..] ? "'" + text : text;

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n;\t") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
