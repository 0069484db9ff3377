using System.Globalization;
using System.Net;
using System.Text;

namespace Portal.Commons.Notifications;

/// <summary>The words of a letter, written once and read twice: as plain text and as HTML.</summary>
internal sealed class LetterBody
{
    private readonly StringBuilder text = new(), html = new();

    /// <summary>A paragraph.</summary>
    public LetterBody Say(string words) => Add(words, $"<p>{Safe(words)}</p>");

    /// <summary>What somebody wrote.</summary>
    public LetterBody Quote(string words) => words.Length == 0 ? this : Add("> " + words.Replace("\n", "\n> ", StringComparison.Ordinal), $"<blockquote>{Safe(words).Replace("\n", "<br>\n", StringComparison.Ordinal)}</blockquote>");

    /// <summary>A link with its words.</summary>
    public LetterBody Link(string words, string address) => Add($"{words}\n{address}", $"<p><a href=\"{Safe(address)}\">{Safe(words)}</a></p>");

    /// <summary>Whatever comes now is said for order's sake.</summary>
    public LetterBody Line() => Add("-- ", "<hr>");

    /// <summary>As plain text.</summary>
    public string Text => text.ToString();

    /// <summary>As HTML.</summary>
    public string Html => $"<!DOCTYPE html>\n<html lang=\"{CultureInfo.CurrentUICulture.Name}\"><head><meta charset=\"utf-8\"></head><body>\n{html}</body></html>\n";

    private LetterBody Add(string plain, string marked)
    {
        text.Append(text.Length == 0 ? "" : "\n").Append(plain).Append('\n');
        html.Append(marked).Append('\n');
        return this;
    }

    private static string Safe(string words) => WebUtility.HtmlEncode(words);
}
