using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Portal.Kernel;

namespace Portal.Platform.Markup;

/// <summary>
/// Adds what stored HTML lacks on purpose, because it depends on who reads: names in the reader's language for what is covered, for boxes of task lists and for the
/// way back from a footnote, a button to copy code, and the widths in which pictures of this site may be taken. Made once for all who read the same text in the same language.
/// </summary>
internal static partial class ShownHtml
{
    // A text is no wider than this, in pixels (.prose in the style sheet).
    private const int Column = 736;

    private static readonly SearchValues<string> Marks = SearchValues.Create(["<img src=\"/files/", "class=\"spoiler\"", "class=\"task\"", "class=\"footnote-back\"", "<pre"], StringComparison.Ordinal);
    private static readonly ConditionalWeakTable<string, ConcurrentDictionary<string, string>> Made = [];

    /// <summary>The HTML for a reader.</summary>
    public static string Of(string html) => !html.AsSpan().ContainsAny(Marks) ? html
        : Made.GetValue(html, static _ => new(concurrencyLevel: 1, capacity: 3)).GetOrAdd(CultureInfo.CurrentUICulture.Name, static (_, stored) => Make(stored), html);

    private static string Make(string html) => Picture().Replace(Pre().Replace(html, pre => $"<div class=\"code-block\"><button type=\"button\" class=\"btn btn-sm copy\" data-copy=\"{Say("Copied")}\">{Say("Copy")}</button>{pre.Value}")
        .Replace("<details class=\"spoiler\">", $"<details class=\"spoiler\"><summary>{Say("Spoiler")}</summary>", StringComparison.Ordinal)
        .Replace("<span class=\"spoiler\">", $"<span class=\"spoiler\" tabindex=\"0\" role=\"group\" aria-label=\"{Say("Spoiler")}\">", StringComparison.Ordinal)
        .Replace("<span class=\"task\">☐", $"<span class=\"task\" role=\"img\" aria-label=\"{Say("TaskOpen")}\">☐", StringComparison.Ordinal)
        .Replace("<span class=\"task\">☑", $"<span class=\"task\" role=\"img\" aria-label=\"{Say("TaskDone")}\">☑", StringComparison.Ordinal)
        .Replace("class=\"footnote-back\">", $"class=\"footnote-back\" aria-label=\"{Say("FootnoteBack")}\">", StringComparison.Ordinal)
        .Replace("</pre>", "</pre></div>", StringComparison.Ordinal), InWidths);

    // Only where its size stands beside it: without one a picture would be drawn as wide as the column.
    private static string InWidths(Match picture)
    {
        var width = int.Parse(picture.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return PictureWidths.Set(picture.Groups[1].Value, width) is { } set ? $"{picture.Value} srcset=\"{set}\" sizes=\"{PictureWidths.Sizes(Math.Min(width, Column))}\"" : picture.Value;
    }

    [GeneratedRegex("""<img src="(/files/[0-9]{1,18}/[0-9a-f]{12}-[^"?#&,\s]+)"(?= alt="[^"]*"(?: title="[^"]*")? width="([0-9]{1,5})" height=")""")]
    private static partial Regex Picture();

    [GeneratedRegex("<pre(?: [^>]*)?>")]
    private static partial Regex Pre();

    private static string Say(string key) => WebUtility.HtmlEncode(Sentences.Say(typeof(MarkupText), key));
}
