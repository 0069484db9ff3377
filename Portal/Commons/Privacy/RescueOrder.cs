using System.Net;
using System.Text.Json;
using Portal.Kernel;
using Portal.Platform.Markup;

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

    /// <summary>Whether the words go wherever else they stand: who moderates the whole portal does that; anybody else takes them out of the thing and what goes with it.</summary>
    public required bool Everywhere { get; init; }

    /// <summary>Covers in HTML what is covered in what members write.</summary>
    public required Func<string, string> Cover { get; init; }

    /// <summary>What the thing stands in, as <c>topic:12</c>: drafts of answers are kept by it. Null where it stands in nothing.</summary>
    public Subject? Whole { get; init; }

    /// <summary>How the addresses begin that lead to it: letters that tell of it hold one. Null where none does.</summary>
    public string? Address { get; init; }

    /// <summary>Texts as they were shown before, and are shown after: whoever kept one as it was shown keeps the other instead.</summary>
    public Dictionary<string, string> Shown { get; } = [];

    /// <summary>Addresses that held the words, and what they are now: they may stand in links anywhere.</summary>
    public List<(string Before, string Now)> Addresses { get; } = [];

    /// <summary>What the search must know anew, by its kind there.</summary>
    public List<(string Kind, long Id)> Found { get; } = [];

    /// <summary>Who has read a thing as it is without them: who takes them out of it. What quotes it is changed unread, and so by nobody.</summary>
    public long? ReaderOf(Subject thing) => thing == Subject ? By.AccountId : null;

    /// <summary>Whether one of them stands in a text.</summary>
    public bool IsIn(string? text) => text is not null && Words.Any(w => text.Contains(w, StringComparison.Ordinal));

    /// <summary>A text without them.</summary>
    public string Clean(string text) => Words.Aggregate(text, (rest, word) => rest.Replace(word, Mark, StringComparison.Ordinal));

    /// <summary>Markdown that is somebody else's, without them where it quotes.</summary>
    public string CleanQuotes(string markdown) => string.Join('\n', markdown.Split('\n').Select(line => line.TrimStart().StartsWith('>') ? Clean(line) : line));

    /// <summary>How a changed text is shown, given how it was shown before: what was covered in it stays covered.</summary>
    public string Show(MarkdownRenderer markdown, string before, string shown, string now)
    {
        var html = markdown.Render(now).Value;
        return markdown.Render(before).Value == shown ? html : Cover(html);
    }

    /// <summary>HTML without them, as far as they stand in it as they were written.</summary>
    public string CleanHtml(string html) => Shown.TryGetValue(html, out var shown) ? shown : Forms(inHtml: true).Aggregate(html, (rest, form) => rest.Replace(form, Mark, StringComparison.Ordinal));

    /// <summary>How they may be written: as they are, and as HTML or JSON writes them.</summary>
    public IReadOnlyList<string> Forms(bool inHtml = false, bool inJson = false) =>
        inHtml ? [.. Words.Concat(Words.Select(w => WebUtility.HtmlEncode(w))).Distinct()]
        : inJson ? [.. Words.Concat(Words.Select(w => JsonSerializer.Serialize(w)[1..^1])).Distinct()]
        : Words;
}
