using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;

namespace Portal.Platform.Markup;

/// <summary>Lists, tables and footnotes.</summary>
internal sealed partial class PostHtmlWriter
{
    private void WriteList(ListBlock list)
    {
        var tasks = !list.IsOrdered && list.Any(item => item is ListItemBlock block && IsTask(block));
        html.Tag(list.IsOrdered ? "<ol" : "<ul").Attribute("start", StartOf(list)).Attribute("class", tasks ? "task-list" : null).Tag(">\n");
        foreach (var item in list.OfType<ListItemBlock>())
        {
            html.Tag(IsTask(item) ? "<li class=\"task-list-item\">" : "<li>");
            WriteBlocks(item, tight: !list.IsLoose);
            html.Tag("</li>\n");
        }
        html.Tag(list.IsOrdered ? "</ol>\n" : "</ul>\n");
    }

    private static bool IsTask(ListItemBlock item) => item.Count > 0 && item[0] is ParagraphBlock { Inline.FirstChild: TaskList };

    private static string? StartOf(ListBlock list) =>
        list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start != 1
            ? start.ToString(CultureInfo.InvariantCulture)
            : null;

    private void WriteTable(Table table)
    {
        html.Tag("<div class=\"table-scroll\" tabindex=\"0\"><table>\n");
        var rows = table.OfType<TableRow>().ToList();
        WriteRows(table, rows.Where(row => row.IsHeader), "<thead>\n", "</thead>\n");
        WriteRows(table, rows.Where(row => !row.IsHeader), "<tbody>\n", "</tbody>\n");
        html.Tag("</table></div>\n");
    }

    private void WriteRows(Table table, IEnumerable<TableRow> rows, string open, string close)
    {
        var any = false;
        foreach (var row in rows)
        {
            html.Tag(any ? "<tr>\n" : open + "<tr>\n");
            any = true;
            for (var i = 0; i < row.Count; i++) WriteCell(table, row, (TableCell)row[i], i);
            html.Tag("</tr>\n");
        }
        if (any) html.Tag(close);
    }

    private void WriteCell(Table table, TableRow row, TableCell cell, int column)
    {
        html.Tag(row.IsHeader ? "<th" : "<td").Attribute("class", AlignmentOf(table, column)).Attribute("scope", row.IsHeader ? "col" : null).Tag(">");
        Enter();
        foreach (var block in cell) WriteBlock(block, tight: cell.Count == 1);
        depth--;
        html.Tag(row.IsHeader ? "</th>\n" : "</td>\n");
    }

    private static string? AlignmentOf(Table table, int column) =>
        column >= table.ColumnDefinitions.Count ? null : table.ColumnDefinitions[column].Alignment switch
        {
            TableColumnAlign.Center => AllowedHtml.Centred,
            TableColumnAlign.Right => AllowedHtml.RightAligned,
            _ => null,
        };

    private void WriteFootnotes(FootnoteGroup group)
    {
        html.Tag("<section class=\"footnotes\">\n<ol>\n");
        foreach (var note in group.OfType<Footnote>())
        {
            html.Tag("<li").Attribute("id", NoteId(note.Order)).Tag(">\n");
            WriteBlocks(note);
            html.Tag("</li>\n");
        }
        html.Tag("</ol>\n</section>\n");
    }

    private void WriteFootnoteLink(FootnoteLink link)
    {
        if (link.IsBackLink) html.OpenLink('#' + ReferenceId(link.Index), cssClass: "footnote-back").Tag("↩</a>");
        else if (inLink) html.Tag("[").Number(link.Footnote.Order).Tag("]");
        else html.Tag("<sup class=\"footnote-ref\">").OpenLink('#' + NoteId(link.Footnote.Order), id: ReferenceId(link.Index)).Number(link.Footnote.Order).Tag("</a></sup>");
    }

    private string NoteId(int order) => string.Create(CultureInfo.InvariantCulture, $"{footnotePrefix()}-{order}");

    private string ReferenceId(int index) => string.Create(CultureInfo.InvariantCulture, $"{footnotePrefix()}-ref-{index}");
}
