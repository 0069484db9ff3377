using System.Globalization;
using System.Text;
using Portal.Bench.Figures;

namespace Portal.Bench;

/// <summary>The table of all figures as Markdown, ready to be pasted.</summary>
public static class Report
{
    private static readonly string[] Heads = ["figure", "asked", "measured", "yardstick", "ratio", "met"];

    /// <summary>Columns as wide as their widest cell, so that the table can be read as plain text too.</summary>
    public static string Markdown(IEnumerable<Row> rows)
    {
        var lines = rows.Select(Cells).Prepend(Heads).ToList();
        var widths = Heads.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        lines.Insert(1, [.. widths.Select(width => new string('-', width))]);
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append("| ").AppendJoin(" | ", line.Select((cell, column) => cell.PadRight(widths[column]))).AppendLine(" |");
        }

        return text.ToString();
    }

    private static string[] Cells(Row row) =>
    [
        .. new[] { row.Figure, row.Asked, row.Measured, row.Yardstick, row.Ratio?.ToString("N2", CultureInfo.InvariantCulture) ?? "", Met(row.Met) }
            .Select(cell => cell.ReplaceLineEndings(" ").Replace('|', '/')),
    ];

    private static string Met(bool? met) => met switch { true => "yes", false => "NO", null => "" };
}
