using Portal.Platform.Markup;

namespace Portal.Platform.Files;

/// <summary>What is handed out of a file.</summary>
/// <param name="Path">Where it is on the disk.</param>
/// <param name="Width">How many pixels across, of a narrower copy; null for the whole.</param>
internal readonly record struct ServedFile(string Path, int? Width);

/// <summary>
/// Finds what is handed out of a file: the whole, or of a still picture a narrower copy, which is made when it is first asked for and kept beside it. One is made at a time;
/// who would have to wait long, and who asks for what cannot be made, gets the whole.
/// </summary>
public sealed class ServedFiles(FileStore store, PictureMaker pictures, TimeProvider time, ILogger<ServedFiles> log)
{
    private readonly MadeOnDemand made = new(time, log);

    /// <summary>What there is of a file; null where its content is gone, or for a width that is none of <see cref="PictureWidths"/>.</summary>
    /// <param name="file">The file, to which somebody was let in.</param>
    /// <param name="width">The width as the address asks for it; null for the whole.</param>
    /// <param name="ct">Stops waiting.</param>
    internal async Task<ServedFile?> Find(StoredFile file, string? width, CancellationToken ct)
    {
        if (store.Find(file.Hash) is not { } whole)
        {
            return null;
        }

        if (width is null)
        {
            return new ServedFile(whole, null);
        }

        if (!file.Kind.IsPicture() || PictureWidths.Of(width) is not { } narrow)
        {
            return null;
        }

        return file.Width > narrow && file.Kind != FileKind.Gif && await Copy(file, whole, narrow, ct) is { } copy ? new ServedFile(copy, narrow) : new ServedFile(whole, null);
    }

    // An empty copy says that there is nothing to gain: the picture moves, or takes no fewer bytes when it is narrower.
    private async Task<string?> Copy(StoredFile file, string whole, int width, CancellationToken ct)
    {
        var path = store.CopyOf(file.Hash, width);
        return (!pictures.Works || await made.Has(path, () => Keep(file, whole, width), ct)) && new FileInfo(path) is { Exists: true, Length: > 0 } ? path : null;
    }

    private async Task<bool> Keep(StoredFile file, string whole, int width)
    {
        if (await Make(file, whole, width) is not { } copy)
        {
            return false;
        }

        await store.KeepCopy(file.Hash, width, copy, CancellationToken.None);
        return true;
    }

    private async Task<byte[]?> Make(StoredFile file, string whole, int width)
    {
        if (file.Kind == FileKind.Webp && WebpShape.Read(await File.ReadAllBytesAsync(whole)) is { Frames: > 1 })
        {
            return [];
        }

        var narrow = await pictures.Narrow(whole, file.Kind, width, CancellationToken.None);
        return narrow?.Length >= file.Length ? [] : narrow;
    }
}
