using System.Runtime.CompilerServices;

namespace Portal.Tests.Architecture;

/// <summary>A file of the source tree: its path from the repository's root, with forward slashes, and its text.</summary>
public sealed record SourceFile(string Path, string Text);

/// <summary>The source tree that these tests were built from.</summary>
public static class Repository
{
    static readonly string[] NotSource = ["bin", "obj", "Migrations"];

    /// <summary>The folder that holds <c>Portal.sln</c>.</summary>
    public static readonly string Root = Find();

    /// <summary>The program's own source with one of the endings, without what tools made.</summary>
    public static IEnumerable<SourceFile> Files(params string[] endings) => Under("Portal", endings);

    /// <summary>Source files under a folder of the repository.</summary>
    public static IEnumerable<SourceFile> Under(string folder, params string[] endings) =>
        from path in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Root, path).Replace('\\', '/')
        where endings.Any(relative.EndsWith) && !relative.Split('/').Any(NotSource.Contains)
        orderby relative
        select new SourceFile(relative, File.ReadAllText(path));

    static string Find([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Portal.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("These tests read the source: run them where it is.");
    }
}
