using Portal.Platform.Data;

namespace Portal.Platform.Cli.Backup;

/// <summary>The files in the data folder that belong into a backup: uploads and keys; neither the database's own nor mail that was written out, nor narrower copies of pictures, which are made anew.</summary>
internal sealed class DataFiles(DatabaseSettings settings)
{
    private static readonly string[] LeftOut = ["outbox"];
    private static readonly string Uploads = "files" + Path.DirectorySeparatorChar;
    private static readonly string Unfinished = Path.Combine("files", "tmp") + Path.DirectorySeparatorChar;

    /// <summary>Adds them all.</summary>
    public async Task Save(ArchiveWriter archive, Action<double> done, CancellationToken ct)
    {
        var paths = Paths().ToList();
        for (var i = 0; i < paths.Count; i++)
        {
            await Add(archive, paths[i], ct);
            done((double)(i + 1) / paths.Count);
        }
    }

    /// <summary>Lays an archive's files ready.</summary>
    public static async Task Load(ArchiveReader archive, FolderSwap swap, CancellationToken ct)
    {
        foreach (var note in archive.Manifest.Entries.Where(e => e.Name.StartsWith(Manifest.FileFolder, StringComparison.Ordinal)))
        {
            var path = Path.Combine(swap.Staging, note.Name[Manifest.FileFolder.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var file = new FileStream(path, FileMode.CreateNew);
            await archive.Copy(note, file, ct);
        }
    }

    private IEnumerable<string> Paths()
    {
        var database = Path.GetFileName(settings.SqliteFile);
        return from path in Directory.EnumerateFiles(settings.DataDirectory, "*", SearchOption.AllDirectories)
               let name = Path.GetRelativePath(settings.DataDirectory, path)
               let top = name.Split(Path.DirectorySeparatorChar)[0]
               where !top.StartsWith('.') && !top.StartsWith(database, StringComparison.Ordinal) && !LeftOut.Contains(top) && !name.StartsWith(Unfinished, StringComparison.Ordinal) && !IsCopy(name)
               orderby name
               select path;
    }

    // The name of an upload's content is bare digits, and that of a picture's copy goes on with a dot.
    private static bool IsCopy(string name) => name.StartsWith(Uploads, StringComparison.Ordinal) && Path.HasExtension(name);

    private async Task Add(ArchiveWriter archive, string path, CancellationToken ct)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            return; // deleted since it was listed
        }

        await using (file)
        {
            await archive.Add(Manifest.FileFolder + Path.GetRelativePath(settings.DataDirectory, path).Replace(Path.DirectorySeparatorChar, '/'), file, ct);
        }
    }
}
