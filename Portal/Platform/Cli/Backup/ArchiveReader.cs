using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Portal.Platform.Api;

namespace Portal.Platform.Cli.Backup;

/// <summary>Reads an archive; what is not exactly as it was written is refused.</summary>
internal sealed class ArchiveReader : IDisposable
{
    private const long MostManifest = 256L * 1024 * 1024;

    private readonly ZipArchive zip;

    private ArchiveReader(ZipArchive zip, Manifest manifest) => (this.zip, Manifest) = (zip, manifest);

    /// <summary>What it says about itself.</summary>
    public Manifest Manifest { get; }

    /// <summary>Opens an archive and reads its manifest.</summary>
    public static ArchiveReader Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new DamagedException($"{path}: there is no such file.");
        }

        ZipArchive? zip = null;
        try
        {
            zip = ZipFile.OpenRead(path);
            return new(zip, ReadManifest(zip));
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            zip?.Dispose();
            throw new DamagedException($"{path} is not a whole backup: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Reads every entry through and compares it with the manifest.</summary>
    public async Task Verify(Action<double> done, CancellationToken ct)
    {
        var named = Manifest.Entries.Select(e => e.Name).ToHashSet(StringComparer.Ordinal);
        if (zip.Entries.FirstOrDefault(e => e.FullName != Manifest.Name && !named.Contains(e.FullName)) is { } stray)
        {
            throw new DamagedException($"The backup is damaged: {stray.FullName} does not belong to it.");
        }

        double all = Math.Max(1, Manifest.Entries.Sum(e => e.Size)), read = 0;
        foreach (var note in Manifest.Entries)
        {
            await Copy(note, Stream.Null, ct);
            done((read += note.Size) / all);
        }
    }

    /// <summary>Copies an entry out, comparing as it goes.</summary>
    public async Task Copy(EntryNote note, Stream to, CancellationToken ct)
    {
        try
        {
            await CopyOut(note, to, ct);
        }
        catch (InvalidDataException)
        {
            throw new DamagedException($"The backup is damaged: {note.Name} cannot be read.");
        }
    }

    /// <summary>The entry of a name.</summary>
    public EntryNote Find(string name) =>
        Manifest.Entries.FirstOrDefault(e => e.Name == name) ?? throw new DamagedException($"The backup is damaged: {name} is missing.");

    public void Dispose() => zip.Dispose();

    private static Manifest ReadManifest(ZipArchive zip)
    {
        var entry = zip.GetEntry(Manifest.Name) ?? throw new InvalidDataException("it has no manifest.");
        if (entry.Length > MostManifest)
        {
            throw new InvalidDataException("its manifest is too large.");
        }

        using var stream = entry.Open();
        var manifest = JsonSerializer.Deserialize<Manifest>(stream, ApiJson.Options);
        return manifest is not { Entries: not null, Tables: not null, Provider: not null } ? throw new InvalidDataException("its manifest is not whole.")
            : manifest.Format != Manifest.Present ? throw new InvalidDataException($"it is of form {manifest.Format}, and this portal reads form {Manifest.Present}.")
            : manifest.Entries.FirstOrDefault(e => !IsSafe(e.Name)) is { } odd ? throw new InvalidDataException($"\"{odd.Name}\" cannot stand in a backup.")
            : manifest;
    }

    /// <summary>Neither out of the folder nor over what the portal keeps for itself.</summary>
    private static bool IsSafe(string name) =>
        !name.Contains('\\', StringComparison.Ordinal) && !name.Contains('\0', StringComparison.Ordinal)
        && name.Split('/').All(part => part.Length > 0 && part is not ("." or ".."))
        && (name.StartsWith(Manifest.TableFolder, StringComparison.Ordinal) || name.StartsWith(Manifest.FileFolder, StringComparison.Ordinal))
        && !name.StartsWith(Manifest.FileFolder + ".", StringComparison.Ordinal);

    private async Task CopyOut(EntryNote note, Stream to, CancellationToken ct)
    {
        var entry = zip.GetEntry(note.Name) ?? throw new DamagedException($"The backup is damaged: {note.Name} is missing.");
        await using var from = entry.Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 * 1024];
        long size = 0;
        int read;
        while (size <= note.Size && (read = await from.ReadAsync(buffer, ct)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), ct);
            size += read;
        }

        if (size != note.Size || Convert.ToHexStringLower(hash.GetHashAndReset()) != note.Sha256)
        {
            throw new DamagedException($"The backup is damaged: {note.Name} is not as it was written.");
        }
    }
}

/// <summary>An archive that cannot be restored; the message is the line that is printed.</summary>
internal sealed class DamagedException(string message) : Exception(message);
