using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Portal.Kernel;

namespace Portal.Platform.Markup;

/// <summary>
/// Adds what stored HTML lacks on purpose, because it depends on who reads: names in the reader's language for what is covered, for boxes of task lists and for the
/// way back from a footnote, and a button to copy code. Made once for all who read the same text in the same language.
/// </summary>
internal static class ShownHtml
{
    private static readonly SearchValues<string> Marks = SearchValues.Create(["class=\"spoiler\"", "class=\"task\"", "class=\"footnote-back\"", "<pre tabindex"], StringComparison.Ordinal);
    private static readonly ConditionalWeakTable<string, ConcurrentDictionary<string, string>> Made = [];

    /// <summary>The HTML for a reader.</summary>
    public static string Of(string html) => !html.AsSpan().ContainsAny(Marks) ? html
        : Made.GetValue(html, static _ => new(concurrencyLevel: 1, capacity: 3)).GetOrAdd(CultureInfo.CurrentUICulture.Name, static (_, stored) => Make(stored), html);

    private static string Make(string html) => html
        .Replace("<details class=\"spoiler\">", $"<details class=\"spoiler\"><summary>{Say("Spoiler")}</summary>", StringComparison.Ordinal)
        .Replace("<span class=\"spoiler\">", $"<span class=\"spoiler\" tabindex=\"0\" role=\"group\" aria-label=\"{Say("Spoiler")}\">", StringComparison.Ordinal)
        .Replace("<span class=\"task\">☐", $"<span class=\"task\" role=\"img\" aria-label=\"{Say("TaskOpen")}\">☐", StringComparison.Ordinal)
        .Replace("<span class=\"task\">☑", $"<span class=\"task\" role=\"img\" aria-label=\"{Say("TaskDone")}\">☑", StringComparison.Ordinal)
        .Replace("class=\"footnote-back\">", $"class=\"footnote-back\" aria-label=\"{Say("FootnoteBack")}\">", StringComparison.Ordinal)
        .Replace("<pre tabindex=\"0\">", $"<div class=\"code-block\"><button type=\"button\" class=\"btn btn-sm copy\" data-copy=\"{Say("Copied")}\">{Say("Copy")}</button><pre tabindex=\"0\">", StringComparison.Ordinal)
        .Replace("</pre>", "</pre></div>", StringComparison.Ordinal);

    private static string Say(string key) => WebUtility.HtmlEncode(Sentences.Say(typeof(MarkupText), key));
}
