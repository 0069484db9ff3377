using System.Text.RegularExpressions;

namespace Portal.Tests.Architecture;

/// <summary>Something that no source file may say, except where it belongs; with a sample of what it catches and one of what it lets pass.</summary>
public sealed record TextRule(string Says, string[] Endings, string Forbidden, SourceFile Planted, SourceFile Innocent, params string[] AllowedIn)
{
    static readonly Regex Comment = new(@"(?<=^|\s)//.*?$|@\*.*?\*@|/\*.*?\*/", RegexOptions.Multiline | RegexOptions.Singleline);
    readonly Regex pattern = new(Forbidden);

    /// <summary>Every place of the file that breaks the rule.</summary>
    public IEnumerable<string> Faults(SourceFile file)
    {
        if (!Endings.Any(file.Path.EndsWith) || AllowedIn.Any(file.Path.StartsWith)) yield break;
        var lines = Comment.Replace(file.Text, c => new string('\n', c.Value.Count(x => x == '\n'))).Split('\n');
        for (var i = 0; i < lines.Length; i++)
            if (pattern.IsMatch(lines[i])) yield return $"{file.Path}:{i + 1}: {lines[i].Trim()}";
    }

    /// <inheritdoc/>
    public override string ToString() => Says;
}
