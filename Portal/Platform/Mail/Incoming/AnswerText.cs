using System.Text.RegularExpressions;

namespace Portal.Platform.Mail;

/// <summary>Finds in the text of an answering letter what its writer wrote: without the letter that is answered, without signatures.</summary>
public static partial class AnswerText
{
    /// <summary>So many characters are looked at: far more than an answer may have.</summary>
    private const int MostRead = 200_000;

    /// <summary>The answer; empty where there is none.</summary>
    /// <param name="text">All of the letter's text.</param>
    /// <param name="marks">Sentences of our own letters above which an answer is written: what stands below them is ours.</param>
    public static string Of(string text, IReadOnlyList<string> marks)
    {
        var lines = Storable(text.Length > MostRead ? text[..MostRead] : text).Split('\n').ToList();
        var answer = Above(lines, marks);
        return answer.Length > 0 ? answer : Above(Below(lines, marks), marks);
    }

    private static string Above(List<string> lines, IReadOnlyList<string> marks)
    {
        var begin = QuotedHistory.BeginsAt(lines, marks);
        return QuotedHistory.WithoutTail(lines[..begin], cut: begin < lines.Count);
    }

    /// <summary>Some write below what they answer, or between its lines: what does not begin with a &gt; is theirs. Where our own letter stands without such marks, nobody can tell.</summary>
    private static List<string> Below(List<string> lines, IReadOnlyList<string> marks)
    {
        var quoted = lines.FindIndex(QuotedHistory.IsQuoted);
        return quoted < 0 || lines.Exists(line => !QuotedHistory.IsQuoted(line) && marks.Any(mark => line.Contains(mark, StringComparison.Ordinal))) ? []
            : lines[quoted..].FindAll(line => !QuotedHistory.IsQuoted(line));
    }

    /// <summary>Line ends as they are kept here, no characters that cannot be.</summary>
    private static string Storable(string text) => Unstorable().Replace(text.ReplaceLineEndings("\n").Replace('\u00a0', ' '), "");

    [GeneratedRegex(@"[\p{Cc}\ufeff\ufffe\uffff-[\n\t]]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]")]
    private static partial Regex Unstorable();
}
