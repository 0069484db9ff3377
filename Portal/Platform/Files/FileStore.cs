using System.Security.Cryptography;
using Portal.Platform.Data;

namespace Portal.Platform.Files;

/// <summary>
/// Content on disk under the name of its SHA-256. A file is there whole or not at all: written beside, flushed to the disk, then renamed.
/// </summary>
public sealed class FileStore(DatabaseSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(6);

    private readonly string root = Path.Combine(settings.DataDirectory, "files");
    private readonly Lazy<string> workshop = new(() => Swept(Path.Combine(settings.DataDirectory, "files", "tmp"), time.GetUtcNow().UtcDateTime - Forgotten));

    /// <summary>A folder for what is on its way, on the same disk as the store.</summary>
    public string Workshop => workshop.Value;

    /// <summary>Keeps content and answers its hash; the same content is kept once.</summary>
    public async Task<string> Keep(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var path = PathOf(hash);
        if (File.Exists(path))
        {
            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime); // wanted again: not to be thrown away meanwhile
            return hash;
        }

        var draft = Path.Combine(Workshop, Path.GetRandomFileName());
        try
        {
            await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
            {
                await file.WriteAsync(content, ct);
                file.Flush(flushToDisk: true);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }

        return hash;
    }

    /// <summary>The hashes of all content that nobody has wanted to keep since a time.</summary>
    public IEnumerable<string> Older(DateTime before) =>
        from folder in Directory.Exists(root) ? Directory.EnumerateDirectories(root, "??") : []
        from path in Directory.EnumerateFiles(folder)
        where File.GetLastWriteTimeUtc(path) < before
        select Path.GetFileName(folder) + Path.GetFileName(path);

    /// <summary>Throws content away, unless somebody has wanted to keep it since that time.</summary>
    public void Remove(string hash, DateTime before)
    {
        if (PathOf(hash) is var path && File.GetLastWriteTimeUtc(path) < before)
        {
            File.Delete(path);
        }
    }

    /// <summary>Where the content of a hash is, or null when it is not there.</summary>
    public string? Find(string hash) => PathOf(hash) is var path && File.Exists(path) ? path : null;

    // What a killed process left there; another node that shares the folder may be at work in it now.
    private static string Swept(string folder, DateTime before)
    {
        foreach (var left in Directory.CreateDirectory(folder).EnumerateFileSystemInfos().Where(left => left.LastWriteTimeUtc < before))
        {
            if (left is DirectoryInfo draft)
            {
                draft.Delete(recursive: true);
            }
            else
            {
                left.Delete();
            }
        }

        return folder;
    }

    private string PathOf(string hash) => Path.Combine(root, hash[..2], hash[2..]);
}
