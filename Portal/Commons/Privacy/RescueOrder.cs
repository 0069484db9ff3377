using System.Net;
using Portal.Kernel;

namespace Portal.Commons.Privacy;

/// <summary>What is to be taken out, and where it was found first.</summary>
/// <param name="Subject">Where, as <c>post:12</c>.</param>
/// <param name="Words">The pieces of text, exactly as they were written; longer ones first.</param>
/// <param name="By">Who does it.</param>
/// <param name="Now">When.</param>
public sealed record RescueOrder(Subject Subject, IReadOnlyList<string> Words, Actor By, DateTime Now)
{
    /// <summary>What stands in their place.</summary>
    public const string Mark = "[removed for privacy]";

    /// <summary>Texts as they were shown before, and are shown after: whoever kept one as it was shown keeps the other instead.</summary>
    public Dictionary<string, string> Shown { get; } = [];

    /// <summary>Addresses that held the words, and what they are now: they may stand in links anywhere.</summary>
    public List<(string Before, string Now)> Addresses { get; } = [];

    /// <summary>What the search must know anew, by its kind there.</summary>
    public List<(string Kind, long Id)> Found { get; } = [];

    /// <summary>Whether one of them stands in a text.</summary>
    public bool IsIn(string? text) => text is not null && Words.Any(w => text.Contains(w, StringComparison.Ordinal));

    /// <summary>A text without them.</summary>
    public string Clean(string text) => Words.Aggregate(text, (rest, word) => rest.Replace(word, Mark, StringComparison.Ordinal));

    /// <summary>Markdown that is somebody else's, without them where it quotes.</summary>
    public string CleanQuotes(string markdown) => string.Join('\n', markdown.Split('\n').Select(line => line.TrimStart().StartsWith('>') ? Clean(line) : line));

    /// <summary>HTML without them, as far as they stand in it as they were written.</summary>
    public string CleanHtml(string html) => Shown.TryGetValue(html, out var shown) ? shown : Forms(inHtml: true).Aggregate(html, (rest, form) => rest.Replace(form, Mark, StringComparison.Ordinal));

    /// <summary>How they may be written: as they are, and in HTML.</summary>
    public IReadOnlyList<string> Forms(bool inHtml) => inHtml ? [.. Words.Concat(Words.Select(w => WebUtility.HtmlEncode(w))).Distinct()] : Words;
}
