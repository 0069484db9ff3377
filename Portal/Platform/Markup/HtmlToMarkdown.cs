using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Portal.Platform.Markup;

/// <summary>Writes Markdown that renders to much the same as a cleaned HTML: so that a text of which only the HTML is known can be edited.</summary>
internal static partial class HtmlToMarkdown
{
    private static readonly string[] BlockNames = ["p", "div", "section", "ul", "ol", "dl", "blockquote", "details", "pre", "hr", "h2", "h3", "h4", "h5", "h6", "table"];

    /// <summary>The Markdown; empty where there is nothing to read.</summary>
    public static string Of(SafeHtml html) => html.Value.Length == 0 ? "" : Blocks(HtmlFragment.Parse(html.Value));

    /// <summary>Blocks with a blank line between them; what stands between blocks is a paragraph.</summary>
    private static string Blocks(IEnumerable<INode> nodes)
    {
        var blocks = new List<string>();
        var line = new StringBuilder();
        foreach (var node in nodes)
        {
            if (node is IElement element && BlockNames.Contains(element.LocalName))
            {
                Close(blocks, line);
                blocks.Add(Block(element));
            }
            else
            {
                line.Append(Inline(node));
            }
        }

        Close(blocks, line);
        return string.Join("\n\n", blocks.Where(b => b.Length > 0));
    }

    private static string Block(IElement element) => element.LocalName switch
    {
        "ul" => string.Join('\n', Items(element).Select(item => Indented("- ", item))),
        "ol" => string.Join('\n', Items(element).Select((item, i) => Indented($"{i + 1}. ", item))),
        "blockquote" => string.Join('\n', Blocks(element.ChildNodes).Split('\n').Select(line => $"> {line}".TrimEnd())),
        "details" => string.Join('\n', Blocks(element.ChildNodes).Split('\n').Select(line => $">! {line}".TrimEnd())),
        "pre" => Fenced(element.TextContent.TrimEnd('\n')),
        "hr" => "---",
        // A text's highest heading is the page's second.
        ['h', var level and >= '2' and <= '6'] => $"{new string('#', level - '1')} {Inline(element.ChildNodes).ReplaceLineEndings(" ")}",
        "table" => Table([.. element.QuerySelectorAll("tr").Select(row => row.Children.Select(cell => Inline(cell.ChildNodes).ReplaceLineEndings(" ").Trim()).ToList())]),
        _ => Blocks(element.ChildNodes),
    };

    private static IEnumerable<string> Items(IElement list) => list.Children.Where(c => c.LocalName == "li").Select(item => Blocks(item.ChildNodes));

    private static string Indented(string mark, string block) => mark + block.Replace("\n", "\n" + new string(' ', mark.Length), StringComparison.Ordinal);

    private static string Table(List<List<string>> rows) => rows.Count == 0 ? "" : string.Join(
        '\n',
        [Row(rows[0]), Row(rows[0].ConvertAll(_ => "---")), .. rows.Skip(1).Select(Row)]);

    private static string Row(List<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Fenced(string code)
    {
        var fence = code.Contains("```", StringComparison.Ordinal) ? "~~~~" : "```";
        return $"{fence}\n{code}\n{fence}";
    }

    private static string Inline(IEnumerable<INode> nodes) => string.Concat(nodes.Select(Inline));

    private static string Inline(INode node) => node switch
    {
        IText text => Escaped(text.Data),
        IElement { LocalName: "br" } => "\n",
        IElement { LocalName: "a" } a => Link(a),
        IElement { LocalName: "img" } img => $"![{Escaped(img.GetAttribute("alt") ?? "")}]({img.GetAttribute("src")})",
        IElement { LocalName: "code" or "kbd" or "samp" } code => Code(code.TextContent),
        IElement { LocalName: "strong" or "b" } bold => Marked("**", bold),
        IElement { LocalName: "em" or "i" or "cite" } leaning => Marked("*", leaning),
        IElement { LocalName: "del" or "s" } struck => Marked("~~", struck),
        IElement { LocalName: "span", ClassName: "spoiler" } covered => Marked("||", covered),
        IElement { LocalName: "math" } formula => $"${formula.GetAttribute("alttext")}$",
        _ => Inline(node.ChildNodes),
    };

    private static string Link(IElement link)
    {
        var (text, address) = (Inline(link.ChildNodes), link.GetAttribute("href"));
        return string.IsNullOrEmpty(address) ? text
            : address == link.TextContent && address.StartsWith("http", StringComparison.Ordinal) ? $"<{address}>"
            : $"[{text}]({(address.AsSpan().IndexOfAny(" ()") >= 0 ? $"<{address}>" : address)})";
    }

    private static string Code(string text) => text.Contains('`', StringComparison.Ordinal) ? $"`` {text} ``" : $"`{text}`";

    /// <summary>Marks stand against a letter, or they would not be read as marks.</summary>
    private static string Marked(string mark, IElement element)
    {
        var text = Inline(element.ChildNodes);
        var words = text.Trim();
        return words.Length == 0 ? text : text.Replace(words, mark + words + mark, StringComparison.Ordinal);
    }

    private static string Escaped(string text) => PlainMarkdown.Of(Gaps().Replace(text, " "));

    private static void Close(List<string> blocks, StringBuilder line)
    {
        var lines = line.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        blocks.Add(string.Join('\n', lines.Select(l => BlockStart().Replace(l, @"$1\$2"))));
        line.Clear();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Gaps();

    [GeneratedRegex(@"^(\d{0,9})([#>+=.)-])")]
    private static partial Regex BlockStart();
}
