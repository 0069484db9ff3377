using System.Text.RegularExpressions;

namespace Portal.Tests.Architecture;

/// <summary>Where the source asks for sentences: <c>L["Key"]</c> for an <c>IStringLocalizer&lt;ForumText&gt; L</c> in sight.</summary>
public static class SentenceUses
{
    static readonly Regex Localizer = new(@"IStringLocalizer<(?:\w+\.)*(\w+)>\s+(\w+)");
    static readonly Regex Quoted = new(@"""(\w+)""");
    static readonly Regex Composed = new(@"\$""(\w+)\{|""(\w+)""\s*\+");

    /// <summary>Keys that are asked for and that no table has.</summary>
    public static IEnumerable<string> Unknown(IReadOnlyList<SourceFile> source, IReadOnlyList<Sentences> tables) =>
        from file in source
        from localizer in LocalizersFor(file, source)
        from use in Regex.Matches(file.Text, $@"\b{localizer.Variable}\[""(\w+)""")
        let key = use.Groups[1].Value
        where !tables.Any(t => t.Name == localizer.Table && t.Keys.Contains(key))
        select $"{file.Path}: {localizer.Table} has no {key}";

    /// <summary>Keys that nobody asks for, neither by name nor by a name composed at run time.</summary>
    public static IEnumerable<string> Unused(IReadOnlyList<SourceFile> source, IReadOnlyList<Sentences> tables)
    {
        var names = source.SelectMany(f => Quoted.Matches(f.Text)).Select(m => m.Groups[1].Value).ToHashSet();
        var beginnings = source.SelectMany(f => Composed.Matches(f.Text)).Select(m => m.Groups[1].Value + m.Groups[2].Value).ToHashSet();
        return from table in tables
               from key in table.Keys
               where !names.Contains(key) && !beginnings.Any(key.StartsWith)
               select $"{table.Name}: nobody asks for {key}";
    }

    // A component also sees what the _Imports.razor above it and its own code-behind inject.
    static IEnumerable<(string Table, string Variable)> LocalizersFor(SourceFile file, IReadOnlyList<SourceFile> source) =>
        source.Where(other => other == file || IsImportsAbove(other, file) || other.Path == file.Path + ".cs" || other.Path + ".cs" == file.Path)
            .SelectMany(other => Localizer.Matches(other.Text)).Select(m => (m.Groups[1].Value, m.Groups[2].Value)).Distinct();

    static bool IsImportsAbove(SourceFile imports, SourceFile file) =>
        imports.Path.EndsWith("/_Imports.razor", StringComparison.Ordinal) && file.Path.EndsWith(".razor", StringComparison.Ordinal)
        && file.Path.StartsWith(imports.Path[..^"_Imports.razor".Length], StringComparison.Ordinal);
}
