using System.Text;
using System.Text.RegularExpressions;
using Portal.Kernel;
using Portal.Platform.Markup;
using Portal.Platform.Text;

namespace Portal.Features.Chat;

/// <summary>Makes a text for everybody from lines of a chat, and marks in it what should not be everybody's.</summary>
public static partial class TopicText
{
    /// <summary>What stands in the place of what was taken out.</summary>
    public const string Gap = "[…]";

    /// <summary>
    /// Question and answer in Markdown: what the customer said under one heading, what the staff said under the next, in their order and without names. What either typed shows as
    /// they typed it.
    /// </summary>
    public static string Of(IEnumerable<ChatLine> lines)
    {
        var (text, side) = (new StringBuilder(), (ChatAuthor?)null);
        foreach (var line in lines.Where(l => l.Event is null && l.Author is ChatAuthor.Customer or ChatAuthor.Agent && l.Body.Length > 0))
        {
            if (line.Author != side)
            {
                text.Append(text.Length == 0 ? "" : "\n").Append("### ").Append(Sentences.Say(typeof(ChatText), line.Author == ChatAuthor.Customer ? "TopicQuestion" : "TopicAnswer")).Append('\n');
                side = line.Author;
            }

            text.Append('\n').AppendJoin('\n', line.Body.Trim().Split('\n').Select(Written)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>What in a text looks personal: what anybody would take for it, and what this customer is called and wrote from.</summary>
    public static IReadOnlyList<string> Personal(string text, string? customer, string? email) =>
    [
        .. PersonalData.In(text).Select(piece => piece.Text)
            .Concat(new[] { customer, email }.OfType<string>().Where(own => own.Length > 1 && text.Contains(own, StringComparison.OrdinalIgnoreCase)))
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>The text without those pieces.</summary>
    public static string Without(string text, IEnumerable<string> pieces) =>
        pieces.OrderByDescending(piece => piece.Length).Aggregate(text, (left, piece) => left.Replace(piece, Gap, StringComparison.OrdinalIgnoreCase));

    private static string Written(string line) => Beginning().Replace(PlainMarkdown.Of(line.TrimEnd()).TrimStart(), @"$1\$2");

    /// <summary>What would begin a heading, a list, a quote or a rule.</summary>
    [GeneratedRegex(@"^(\d{0,9})([#>+=~:.)-])", RegexOptions.None, 200)]
    private static partial Regex Beginning();
}
