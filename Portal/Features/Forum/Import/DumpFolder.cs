using Portal.Kernel;

namespace Portal.Features.Forum;

/// <summary>A folder with the files of a Stack Exchange dump.</summary>
internal sealed class DumpFolder
{
    private readonly Dictionary<string, FileInfo> files;

    private DumpFolder(string name, Dictionary<string, FileInfo> files) => (Name, this.files) = (name, files);

    /// <summary>The folder's name: that of the site, as far as anybody knows.</summary>
    public string Name { get; }

    /// <summary>Refuses a folder that is not there or holds no <c>Posts.xml</c>.</summary>
    public static Result<DumpFolder> Open(string path)
    {
        var folder = new DirectoryInfo(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        if (!folder.Exists)
        {
            return Problem.Invalid<ForumText>("folder", File.Exists(path) ? "ImportIsFile" : "ImportNoFolder", path);
        }

        var files = folder.EnumerateFiles().DistinctBy(f => f.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);
        return files.ContainsKey("Posts.xml") ? new DumpFolder(folder.Name, files)
            : files.Keys.FirstOrDefault(IsPacked) is { } packed ? Problem.Invalid<ForumText>("folder", "ImportPacked", path, packed)
            : Problem.Invalid<ForumText>("folder", "ImportNoPosts", path);
    }

    private static bool IsPacked(string name) => Path.GetExtension(name).ToLowerInvariant() is ".7z" or ".zip" or ".gz" or ".xz" or ".bz2" or ".zst";

    /// <summary>A file, or null where the dump does not have it.</summary>
    public FileInfo? Find(string name) => files.GetValueOrDefault(name);
}
