using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Portal.Platform.Api;

namespace Portal.Platform.Cli.Backup;

/// <summary>Writes an archive under another name and gives it its own when it is whole.</summary>
internal sealed class ArchiveWriter : IAsyncDisposable
{
    private readonly string path;
    private readonly FileStream file;
    private readonly ZipArchive zip;
    private readonly List<EntryNote> entries = [];
    private bool done;

    public ArchiveWriter(string path)
    {
        this.path = Path.GetFullPath(path);
        file = new FileStream(Part, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 128 * 1024);
        zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
    }

    /// <summary>How large it is by now.</summary>
    public long Size { get; private set; }

    private string Part => path + ".part";

    /// <summary>Adds an entry.</summary>
    public async Task Add(string name, Stream content, CancellationToken ct)
    {
        await using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 * 1024];
        long size = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, ct)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await entry.WriteAsync(buffer.AsMemory(0, read), ct);
            size += read;
        }

        entries.Add(new(name, size, Convert.ToHexStringLower(hash.GetHashAndReset())));
    }

    /// <summary>Adds the manifest, brings everything to the disk, and gives the archive its name.</summary>
    public async Task Finish(string provider, DateTime at, IReadOnlyList<TableNote> tables)
    {
        await using (var entry = zip.CreateEntry(Manifest.Name).Open())
        {
            await JsonSerializer.SerializeAsync(entry, new Manifest(Manifest.Present, provider, at, tables, entries), ApiJson.Options);
        }

        zip.Comment = Seal.Blank;
        zip.Dispose();
        await Seal.Put(file);
        file.Flush(flushToDisk: true);
        Size = file.Length;
        await file.DisposeAsync();
        File.Move(Part, path, overwrite: true);
        done = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (!done)
        {
            zip.Dispose();
            await file.DisposeAsync();
            File.Delete(Part);
        }
    }
}
