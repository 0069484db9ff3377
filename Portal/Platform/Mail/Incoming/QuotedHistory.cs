using System.Text.RegularExpressions;

namespace Portal.Platform.Mail;

/// <summary>
/// Knows where, in the text of an answer, the letter begins that is answered: in the words of the programs of our three languages, and by its shape in others.
/// </summary>
internal static partial class QuotedHistory
{
    /// <summary>"On ..., Bo wrote:" takes so many lines at most; a head ("From: ...") has so many at least.</summary>
    private const int LongestAttribution = 3, ShortestHead = 3;

    /// <summary>The line from which on nothing is the writer's own: the letter that is answered, or their signature; the number of lines where all is theirs.</summary>
    public static int BeginsAt(List<string> lines, IReadOnlyList<string> marks)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (marks.Any(mark => lines[i].Contains(mark, StringComparison.Ordinal)) || Separator().IsMatch(Plain(lines[i])) || IsHead(lines, i))
            {
                return i;
            }

            if (Span(lines, i + 1, Attribution()) is > 0 and var count)
            {
                return i + 1 - count;
            }
        }

        return lines.Count;
    }

    /// <summary>True for a line of what is answered, as most programs mark it.</summary>
    public static bool IsQuoted(string line) => line.StartsWith('>');

    /// <summary>The lines as a text, without what an answer ends in that is none: quoted lines, who wrote them and when, what it was sent from.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="cut">What is answered was cut off behind them.</param>
    public static string WithoutTail(List<string> lines, bool cut)
    {
        var end = lines.Count;
        for (var before = -1; before != end;)
        {
            before = end;
            end = End(lines, end, line => string.IsNullOrWhiteSpace(line) || line.Trim() == "---" || SentFrom().IsMatch(Plain(line)));
            var quotes = End(lines, end, line => IsQuoted(line) || string.IsNullOrWhiteSpace(line));
            end = cut || quotes < end ? WithoutAttribution(lines, quotes) : end;
            cut = false;
        }

        return string.Join('\n', lines[..end].SkipWhile(string.IsNullOrWhiteSpace));
    }

    /// <summary>Who wrote what is answered, in whatever language: it ends in a colon and says when and from which address. Or a head: "Von: ...", "Gesendet: ...".</summary>
    private static int WithoutAttribution(List<string> lines, int end)
    {
        if (Span(lines, end, WhoAndWhen()) is > 0 and var count)
        {
            return end - count;
        }

        var head = End(lines, end, line => HeadLine().IsMatch(Plain(line)));
        return end - head >= ShortestHead && AddressAndTime().IsMatch(string.Join(' ', lines[head..end])) ? head : end;
    }

    /// <summary>How many lines before <paramref name="end"/> are together such a sentence, the fewest; 0 for none. A blank line ends it.</summary>
    private static int Span(List<string> lines, int end, Regex sentence)
    {
        for (var count = 1; count <= LongestAttribution && count <= end && !string.IsNullOrWhiteSpace(lines[end - count]); count++)
        {
            if (sentence.IsMatch(Plain(string.Join(' ', lines[(end - count)..end]))))
            {
                return count;
            }
        }

        return 0;
    }

    private static int End(List<string> lines, int end, Func<string, bool> goes)
    {
        while (end > 0 && goes(lines[end - 1]))
        {
            end--;
        }

        return end;
    }

    private static bool IsHead(List<string> lines, int i) => HeadFrom().IsMatch(Plain(lines[i])) && lines.Skip(i + 1).Take(4).Any(line => HeadOther().IsMatch(Plain(line)));

    /// <summary>Without the marks of Markdown: HTML comes as such.</summary>
    private static string Plain(string line) => line.Replace("\\", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"^(--|-{2,}\s*(Original( Message)?|Forwarded message|原始邮件|原邮件|回复的原邮件|转发的邮件|原始郵件|郵件原件|轉寄的郵件|轉寄郵件)\s*-{2,}|_{20,}|Begin forwarded message:)$", RegexOptions.IgnoreCase)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(On\b.{4,300}(\d{1,2}[:.]\d{2}|@).{0,200}\bwrote\s?:|At \d{4}-\d{2}-\d{2}.{4,300}\bwrote\s?:|.{0,200}\d{4}\s?[-年/.].{0,200}(写道|寫道)\s?[:：])$")]
    private static partial Regex Attribution();

    [GeneratedRegex(@"^(From|发件人|發件人|寄件者|寄件人)\s?[:：]\s?\S", RegexOptions.IgnoreCase)]
    private static partial Regex HeadFrom();

    [GeneratedRegex(@"^(Sent|Date|To|Subject|发送时间|发送日期|日期|收件人|主题|傳送時間|寄件日期|傳送日期|收件者|主旨)\s?[:：]", RegexOptions.IgnoreCase)]
    private static partial Regex HeadOther();

    [GeneratedRegex(@"^(?=.*\d)(?=.*@).*[:：]$")]
    private static partial Regex WhoAndWhen();

    [GeneratedRegex(@"^\p{L}[\p{L} ]{0,20}[:：]\s?\S")]
    private static partial Regex HeadLine();

    [GeneratedRegex(@"^(?=.*@)(?=.*\d{1,2}[:.h]\d{2})")]
    private static partial Regex AddressAndTime();

    [GeneratedRegex(@"^(Sent from (my|mail|outlook|yahoo|samsung)\b.{0,150}|Sent with .{0,100}|\[?Get Outlook for .{0,150}|(发自|發自|发送自)(我的)?.{1,150}|(从|從)我的.{1,60}(发送|傳送|寄出)|(获取|取得|下載|下载).{0,20}Outlook.{0,150})$", RegexOptions.IgnoreCase)]
    private static partial Regex SentFrom();
}
