using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Commons.Moderation;
using Portal.Kernel;
using Portal.Platform.Markup;

namespace Portal.Commons.Privacy;

/// <summary>What is to be taken out, and where it was found first.</summary>
/// <param name="Subject">Where, as <c>post:12</c>.</param>
/// <param name="Words">The pieces of text, exactly as they were written; longer ones first.</param>
/// <param name="By">Who does it.</param>
/// <param name="Now">When.</param>
public sealed partial record RescueOrder(Subject Subject, IReadOnlyList<string> Words, Actor By, DateTime Now)
{
    /// <summary>What stands in their place.</summary>
    public const string Mark = "[removed for privacy]";

    /// <summary>Whether the words go wherever else they stand: who moderates the whole portal does that; anybody else takes them out of the thing and what goes with it.</summary>
    public required bool Everywhere { get; init; }

    /// <summary>Covers in HTML what is covered in what members write.</summary>
    public required Func<string, string> Cover { get; init; }

    /// <summary>What the thing stands in, as <c>topic:12</c>: drafts of answers are kept by it. Null where it stands in nothing.</summary>
    public Subject? Whole { get; init; }

    /// <summary>The address that leads to it: letters that tell of it hold one. Null where none does.</summary>
    public string? Address { get; init; }

    /// <summary>The thing as it stood before: what was decided about it as that, was decided about what it is now. Null where it is none that can be flagged.</summary>
    public ModeratedThing? Before { get; init; }

    /// <summary>By what its files are held.</summary>
    public Subject Holder { get; init; } = Subject;

    /// <summary>So many rows are read at once: all that may hold the words are gone through.</summary>
    public int AtOnce { get; init; } = 500;

    /// <summary>The files whose names held the words: links to them say the name, and are exchanged whole.</summary>
    public List<RenamedFile> Files { get; } = [];

    /// <summary>How each text that was changed was shown before, and is shown now: whoever kept one as it was shown keeps the other instead.</summary>
    public Dictionary<(Subject Thing, string Before), string> Shown { get; } = [];

    /// <summary>The thing, and what is one with it, as all events of a series are: taken out whole, of what is kept about it, too.</summary>
    public HashSet<Subject> Own { get; } = [Subject];

    /// <summary>How titles of these that held the words read now.</summary>
    public Dictionary<string, string> Titles { get; } = [];

    /// <summary>What was changed: the thing, and what quoted it.</summary>
    public HashSet<Subject> Changed { get; } = [Subject];

    /// <summary>Addresses that held the words, and what they are now: they may stand in links anywhere.</summary>
    public List<(string Before, string Now)> Addresses { get; } = [];

    /// <summary>What the search must know anew, by its kind there.</summary>
    public List<(string Kind, long Id)> Found { get; } = [];

    /// <summary>What is looked for: the words, and the addresses and names of files that held them.</summary>
    public IReadOnlyList<string> Sought => [.. Pairs().Select(p => p.Before)];

    /// <summary>Who has read a thing as it is without them: who takes them out of it. What quotes it is changed unread, and so by nobody.</summary>
    public long? ReaderOf(Subject thing) => thing == Subject ? By.AccountId : null;

    /// <summary>Whether one of them stands in a text.</summary>
    public bool IsIn(string? text) => text is not null && Sought.Any(w => text.Contains(w, StringComparison.Ordinal));

    /// <summary>A text without them.</summary>
    public string Clean(string text) => Exchange(text, Pairs());

    /// <summary>Markdown that is somebody else's, without them where it quotes. Links to renamed files go on everywhere in it; those to files that keep their names would be broken without them, and stay.</summary>
    public string CleanQuotes(string markdown) =>
        string.Join('\n', Exchange(markdown, Files.Select(f => (f.Address, f.NewAddress))).Split('\n').Select(line => line.TrimStart().StartsWith('>') ? CleanAround(line) : line));

    /// <summary>How a changed text is shown, given how it was shown before: what was covered in it stays covered.</summary>
    public string Show(MarkdownRenderer markdown, string before, string shown, string now)
    {
        var html = markdown.Render(now).Value;
        return markdown.Render(before).Value == shown ? html : Cover(html);
    }

    /// <summary>Notes something that is one with the thing, whether or not the words stand in it still: what was kept of it before may hold them.</summary>
    public void Owns(Subject thing)
    {
        Own.Add(thing);
        Changed.Add(thing);
    }

    /// <summary>Notes how a thing that was changed was shown, or an earlier version of it, and how it is shown now.</summary>
    public void Change(Subject thing, string before, string now)
    {
        Changed.Add(thing);
        Shown[(thing, before)] = now;
    }

    /// <summary>HTML that was kept of a thing, without them: as that is shown now where it is known, else as far as they stand in it as they were written.</summary>
    public string CleanHtml(Subject thing, string html) => Relink(Shown.TryGetValue((thing, html), out var shown) ? shown : Exchange(html, Pairs(inHtml: true)));

    /// <summary>A text with what addresses are now that held them.</summary>
    public string Relink(string text) => Exchange(text, Addresses);

    /// <summary>What is exchanged for what, as it stands in plain text, in HTML or in JSON: addresses and names of files first, which hold the words.</summary>
    public IReadOnlyList<(string Before, string Now)> Pairs(bool inHtml = false, bool inJson = false)
    {
        var plain = Files.Select(f => (Before: f.Address, Now: f.NewAddress)).Concat(Files.Select(f => (Before: f.Name, Now: f.NewName))).Concat(Words.Select(w => (Before: w, Now: Mark))).ToList();
        return !inHtml && !inJson ? plain : [.. plain.Concat(plain.Select(p => (Before: Written(p.Before), Now: Written(p.Now)))).DistinctBy(p => p.Before)];

        string Written(string text) => inHtml ? WebUtility.HtmlEncode(text) : JsonSerializer.Serialize(text)[1..^1];
    }

    private string CleanAround(string line) => string.Concat(FileAddress.Split(line).Select((piece, i) => i % 2 == 0 ? Clean(piece) : piece)); // every second piece is an address

    private static string Exchange(string text, IEnumerable<(string Before, string Now)> pairs) => pairs.Aggregate(text, (rest, pair) => rest.Replace(pair.Before, pair.Now, StringComparison.Ordinal));

    [GeneratedRegex("""(/files/[0-9]{1,18}/[^\s)"'<>]+)""", RegexOptions.NonBacktracking)]
    private static partial Regex FileAddress { get; }
}

/// <summary>A file whose name held what is taken out.</summary>
/// <param name="Address">Its address before.</param>
/// <param name="NewAddress">Its address now.</param>
/// <param name="Name">Its name before.</param>
/// <param name="NewName">Its name now.</param>
public sealed record RenamedFile(string Address, string NewAddress, string Name, string NewName);
