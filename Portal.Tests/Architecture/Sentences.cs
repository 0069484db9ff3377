using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Portal.Tests.Architecture;

/// <summary>One table of sentences in its three languages: key to sentence.</summary>
public sealed record Sentences(string Name, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Languages)
{
    /// <summary>The languages that the portal speaks; the first is in the file without a suffix.</summary>
    public static readonly string[] Spoken = ["en", "zh-Hans", "zh-Hant"];

    static readonly Regex Placeholder = new(@"\{\d+[^}]*\}");

    /// <summary>The keys of all languages together.</summary>
    public IEnumerable<string> Keys => Languages.Values.SelectMany(l => l.Keys).Distinct();

    /// <summary>Puts the resx files of a tree together, three to a table.</summary>
    public static IEnumerable<Sentences> From(IEnumerable<SourceFile> files) =>
        from file in files
        let parts = Path.GetFileNameWithoutExtension(file.Path).Split('.')
        let language = parts.Length > 1 ? parts[^1] : Spoken[0]
        group (language, Table: Read(file)) by parts[0] into tables
        select new Sentences(tables.Key, tables.ToDictionary(t => t.language, t => t.Table));

    /// <summary>What keeps the three languages from saying the same.</summary>
    public IEnumerable<string> Gaps() =>
        from key in Keys
        from language in Spoken
        let fault = Fault(key, language)
        where fault is not null
        select $"{Name}, {language}, {key}: {fault}";

    string? Fault(string key, string language)
    {
        var sentence = Sentence(key, language);
        if (string.IsNullOrWhiteSpace(sentence)) return "missing";
        if (sentence.Contains('你')) return "says 你 where all others say 您";
        return Holes(sentence).SetEquals(Holes(Sentence(key, Spoken[0]) ?? "")) ? null : "other placeholders than in English";
    }

    string? Sentence(string key, string language) => Languages.GetValueOrDefault(language)?.GetValueOrDefault(key);

    static HashSet<string> Holes(string sentence) => [.. Placeholder.Matches(sentence).Select(m => m.Value.Split(':', ',')[0].TrimEnd('}'))];

    static IReadOnlyDictionary<string, string> Read(SourceFile file) =>
        XDocument.Parse(file.Text).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")?.Value ?? "");
}
