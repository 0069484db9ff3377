using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Portal.Kernel;
using Portal.Platform.Files;
using Portal.Platform.Mail;
using Portal.Platform.Text;

namespace Portal.Commons.Notifications;

/// <summary>Keeps the files of a letter as uploads of who wrote it, under the same rules, and puts them into its text. What is not taken is named there.</summary>
internal sealed partial class MailedFiles(FileDeeds files, IStringLocalizer<NotificationText> L)
{
    private const int Most = 10, LongestName = 80;

    /// <summary>The text with its files; empty where there is neither.</summary>
    public async Task<string> Into(Actor actor, string text, IncomingLetter letter, string key, CancellationToken ct)
    {
        var (below, leftOut, kept) = (new List<string>(), new List<string>(), 0);
        foreach (var (file, i) in letter.Files.Select((file, i) => (file, i)).Where(x => Belongs(x.file, text, letter.Text)))
        {
            var taken = kept < Most && file.Content is { } content ? await files.Keep(actor, file.Name, content, $"{key}:{i}", ct) : Problem.NotAllowed;
            if (!taken.Done)
            {
                leftOut.Add($"`{Shorten.To(file.Name.Replace('`', '\'').ReplaceLineEndings(" "), LongestName)}`");
                continue;
            }

            kept++;
            if (MarkOf(text, file) is { } mark)
            {
                text = text.Replace(mark, Markdown(taken.Value), StringComparison.Ordinal);
            }
            else
            {
                below.Add(Markdown(taken.Value));
            }
        }

        text = Marks().Replace(text, match => match.Groups["kind"].Value == "cid" ? "" : match.Value);
        var parts = new[] { text, string.Join("\n\n", below), leftOut.Count == 0 ? "" : L["AnswerLeftOut", string.Join(", ", leftOut)].Value };
        return kept == 0 && Bounds.IsBlank(text) ? "" : string.Join("\n\n", parts.Where(part => part.Length > 0));
    }

    /// <summary>A picture that stands in the text belongs to the answer if it stands in that part of it: not those of the letter that is answered.</summary>
    private static bool Belongs(IncomingFile file, string answer, string all) =>
        file.ContentId is null || MarkOf(answer, file) is not null || (file.InOwnHtml && MarkOf(all, file) is null);

    /// <summary>Programs write into the plain text where a picture stood in the other: <c>[image: name]</c>, <c>[cid:id]</c>.</summary>
    private static string? MarkOf(string text, IncomingFile file) =>
        Marks().Matches(text).FirstOrDefault(mark => mark.Groups["name"].Value.Replace("\\", "", StringComparison.Ordinal).Trim() is var name && (name == file.ContentId || name == file.Name))?.Value;

    private static string Markdown(FileView file) =>
        file.Width is null ? $"[{file.Name}]({file.Url})" : $"![{file.Name}|{file.Width}x{file.Height}]({file.Url})";

    [GeneratedRegex(@"\\?\[(?<kind>cid|image)\s?:\s?(?<name>[^\]\[\n]{1,200}?)\\?\]")]
    private static partial Regex Marks();
}
