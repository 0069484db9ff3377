using System.Text.RegularExpressions;

namespace Portal.Tests.Architecture;

/// <summary>
/// Where the source asks for sentences: <c>L["Key"]</c> for an <c>IStringLocalizer&lt;ForumText&gt; L</c> in sight,
/// and a problem's own, <c>Problem.Refused&lt;ForumText&gt;("Key")</c>.
/// </summary>
public static class SentenceUses
{
    static readonly Regex Localizer = new(@"IStringLocalizer<(?:\w+\.)*(\w+)>\s+(\w+)");
    static readonly Regex Problem = new(@"Problem\.(?:Invalid<(?<table>\w+)>\([^,]+,|(?:Refused|Conflict)<(?<table>\w+)>\()\s*""(?<key>\w+)""");
    static readonly Regex Named = new(@"""(\w+)""|nameof\((?:[\w.]+\.)?(?<name>\w+)\)");
    static readonly Regex Composed = new(@"\$""(\w+)\{|""(\w+)""\s*\+");

    /// <summary>Keys that are asked for and that no table has.</summary>
    public static IEnumerable<string> Unknown(IReadOnlyList<SourceFile> source, IReadOnlyList<Sentences> tables) =>
        from file in source
        from use in Lookups(file, source).Concat(Problem.Matches(file.Text).Select(m => (Table: m.Groups["table"].Value, Key: m.Groups["key"].Value)))
        where !tables.Any(t => t.Name == use.Table && t.Keys.Contains(use.Key))
        select $"{file.Path}: {use.Table} has no {use.Key}";

    /// <summary>Keys that nobody asks for, neither by name nor by a name composed at run time, as from the members of an enum.</summary>
    public static IEnumerable<string> Unused(IReadOnlyList<SourceFile> source, IReadOnlyList<Sentences> tables, IEnumerable<string> enumMembers)
    {
        var names = source.SelectMany(f => Named.Matches(f.Text)).Select(m => m.Groups[1].Value + m.Groups["name"].Value).Concat(enumMembers).ToHashSet();
        var beginnings = source.SelectMany(f => Composed.Matches(f.Text)).Select(m => m.Groups[1].Value + m.Groups[2].Value).ToHashSet();
        return from table in tables
               from key in table.Keys
               where !names.Contains(key) && !beginnings.Any(key.StartsWith)
               select $"{table.Name}: nobody asks for {key}";
    }

    static IEnumerable<(string Table, string Key)> Lookups(SourceFile file, IReadOnlyList<SourceFile> source) =>
        from localizer in LocalizersFor(file, source)
        from use in Regex.Matches(file.Text, $@"\b{localizer.Variable}\[""(\w+)""")
        select (localizer.Table, use.Groups[1].Value);

    // A component also sees what the _Imports.razor above it and its own code-behind inject.
    static IEnumerable<(string Table, string Variable)> LocalizersFor(SourceFile file, IReadOnlyList<SourceFile> source) =>
        source.Where(other => other == file || IsImportsAbove(other, file) || other.Path == file.Path + ".cs" || other.Path + ".cs" == file.Path)
            .SelectMany(other => Localizer.Matches(other.Text)).Select(m => (m.Groups[1].Value, m.Groups[2].Value)).Distinct();

    static bool IsImportsAbove(SourceFile imports, SourceFile file) =>
        imports.Path.EndsWith("/_Imports.razor", StringComparison.Ordinal) && file.Path.EndsWith(".razor", StringComparison.Ordinal)
        && file.Path.StartsWith(imports.Path[..^"_Imports.razor".Length], StringComparison.Ordinal);
}
