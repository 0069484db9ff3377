using System.Text;

namespace Portal.Platform.Markup;

/// <summary>Matrices, cases and lines that stand under each other.</summary>
internal sealed partial class TexParser
{
    private string Environment()
    {
        var name = Raw();
        if (name == "array" && (Raw().AsSpan().IndexOfAnyExcept("lcr| ") >= 0 || failed)) return Fail();
        var aligned = name.TrimEnd('*') is "aligned" or "align" or "split" or "gathered" or "gather";
        var table = Table(aligned && !name.StartsWith("gather", StringComparison.Ordinal) ? ["align-right", "align-left"] : name is "cases" ? ["align-left"] : [], aligned);
        if (failed || !SeesCommand("end") || Command().Length == 0 || Raw() != name) return Fail();
        return name.TrimEnd('*') switch
        {
            "matrix" or "smallmatrix" or "array" or "aligned" or "align" or "split" or "gathered" or "gather" => table,
            "pmatrix" => Between("(", table, ")"),
            "bmatrix" => Between("[", table, "]"),
            "Bmatrix" => Between("{", table, "}"),
            "vmatrix" => Between("|", table, "|"),
            "Vmatrix" => Between("‖", table, "‖"),
            "cases" => $"<mrow>{Operator("{", Stretched("prefix"))}{table}</mrow>",
            _ => Fail(),
        };
    }

    private string Substack()
    {
        SkipSpaces();
        if (!Take("{")) return Fail();
        var table = Table([], display: false);
        return Take("}") ? table : Fail();
    }

    private string Table(string[] alignments, bool display)
    {
        var table = new StringBuilder(display ? "<mtable displaystyle=\"true\">" : "<mtable>");
        do table.Append("<mtr>").Append(Cells(alignments)).Append("</mtr>");
        while (Take(@"\\") && SkipSpaces() && !SeesCommand("end"));
        return table.Append("</mtable>").ToString();
    }

    private string Cells(string[] alignments)
    {
        var cells = new StringBuilder();
        var column = 0;
        do cells.Append(alignments.Length == 0 ? "<mtd>" : $"<mtd class=\"{alignments[column++ % alignments.Length]}\">").Append(Row()).Append("</mtd>");
        while (!failed && Take("&"));
        return cells.ToString();
    }

    private static string Between(string open, string table, string close) => $"<mrow>{Operator(open, Stretched("prefix"))}{table}{Operator(close, Stretched("postfix"))}</mrow>";

    private static string Stretched(string form) => $" form=\"{form}\" fence=\"true\" stretchy=\"true\"";
}
