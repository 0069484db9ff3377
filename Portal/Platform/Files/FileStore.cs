using System.Security.Cryptography;
using Portal.Platform.Data;

namespace Portal.Platform.Files;

/// <summary>
/// Content on disk under the name of its SHA-256, and beside a picture the narrower copies of it, whose names go on with their widths. A file is there whole or not at all: written beside, flushed to
/// the disk, then renamed.
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

        await Write(path, content, ct);
        return hash;
    }

    /// <summary>Where a picture's copy of a width is kept, whether it is there or not.</summary>
    public string CopyOf(string hash, int width) => FormattableString.Invariant($"{PathOf(hash)}.{width}");

    /// <summary>Keeps a picture's copy beside it, for as long as the picture is there.</summary>
    public async Task KeepCopy(string hash, int width, ReadOnlyMemory<byte> copy, CancellationToken ct)
    {
        var path = CopyOf(hash, width);
        await Write(path, copy, ct);
        if (Find(hash) is null)
        {
            File.Delete(path); // the picture was thrown away meanwhile, with the copies that it had then
        }
    }

    /// <summary>The hashes of all content that nobody has wanted to keep since a time, also of what a killed process left copies of alone.</summary>
    public IEnumerable<string> Older(DateTime before) =>
        from folder in Directory.Exists(root) ? Directory.EnumerateDirectories(root, "??") : []
        from hash in Directory.EnumerateFiles(folder).Where(path => File.GetLastWriteTimeUtc(path) < before).Select(path => Path.GetFileName(folder) + Path.GetFileNameWithoutExtension(path)).Distinct()
        select hash;

    /// <summary>Throws content away with its copies, unless somebody has wanted to keep it since that time.</summary>
    public void Remove(string hash, DateTime before)
    {
        var path = PathOf(hash);
        if (File.GetLastWriteTimeUtc(path) >= before)
        {
            return;
        }

        File.Delete(path);
        foreach (var copy in Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + ".*")) // after it: who keeps another copy now looks whether it is there still
        {
            File.Delete(copy);
        }
    }

    /// <summary>Where the content of a hash is, or null when it is not there.</summary>
    public string? Find(string hash) => PathOf(hash) is var path && File.Exists(path) ? path : null;

    private async Task Write(string path, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
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
    }

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
