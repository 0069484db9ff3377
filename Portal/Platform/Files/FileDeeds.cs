using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Platform.Files;

/// <summary>Takes uploads and finds them again.</summary>
public sealed class FileDeeds(Database database, FileStore store, PictureMaker pictures, IUploaders uploaders, RateLimits limits, TimeProvider time)
{
    /// <summary>Why this actor may not upload now, or null: asked before the upload is read.</summary>
    public async Task<Problem?> MayNotUpload(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        return await uploaders.MayNotUpload(db, actor, ct);
    }

    /// <summary>Keeps an upload. The same key by the same author keeps one file, however often it is sent.</summary>
    public async Task<Result<FileView>> Keep(Actor actor, string? name, ReadOnlyMemory<byte> content, string? key, CancellationToken ct)
    {
        if (await MayNotUpload(actor, ct) is { } refusal)
        {
            return refusal;
        }

        if (await database.Read(db => Before(db, actor, key, ct)) is { } before)
        {
            return before;
        }

        if ((limits.Take(Limited.Uploads, actor)) is { } tooMany)
        {
            return tooMany;
        }

        var look = UploadCheck.Look(content.Span);
        if (!look.Try(out var upload, out var problem))
        {
            return problem;
        }

        return upload.Kind.IsPicture()
            ? await KeepPicture(actor, name, content, upload, key, ct)
            : await Keep(actor, FileName.Clean(name, upload.Kind), upload.Kind, content, null, key, ct);
    }

    /// <summary>The file with this id, if the rest of its address is right.</summary>
    public async Task<StoredFile?> Find(long id, string addressName, CancellationToken ct)
    {
        var file = await database.Read(db => db.Set<StoredFile>().FirstOrDefaultAsync(f => f.Id == id, ct));
        return file?.AddressName == addressName ? file : null;
    }

    private async Task<Result<FileView>> KeepPicture(Actor actor, string? name, ReadOnlyMemory<byte> content, Upload upload, string? key, CancellationToken ct)
    {
        var made = await pictures.Make(content, upload, ct);
        return made.Try(out var picture, out var problem)
            ? await Keep(actor, FileName.Clean(name, upload.Kind), upload.Kind, picture.Content, picture, key, ct)
            : problem;
    }

    private async Task<Result<FileView>> Keep(Actor actor, string name, FileKind kind, ReadOnlyMemory<byte> content, MadePicture? picture, string? key, CancellationToken ct)
    {
        var hash = await store.Keep(content, ct);
        return await database.Write<FileView>(
            async db =>
            {
                if (await uploaders.MayNotUpload(db, actor, ct) is { } refusal)
                {
                    return refusal;
                }

                if (await Before(db, actor, key, ct) is { } before)
                {
                    return before;
                }

                var now = time.GetUtcNow().UtcDateTime;
                var file = new StoredFile
                {
                    Hash = hash, Name = name, Kind = kind, Length = content.Length, Width = picture?.Width, Height = picture?.Height,
                    OwnerId = actor.AccountId ?? 0, CreatedAt = now,
                };
                db.Add(file);
                await db.SaveChangesAsync(ct);
                db.Made(actor, key, file.Id, now);
                return FileView.Of(file);
            },
            ct);
    }

    private static async Task<FileView?> Before(PortalDb db, Actor actor, string? key, CancellationToken ct) =>
        await db.MadeBefore(actor, key, ct) is { } id && await db.Set<StoredFile>().FirstOrDefaultAsync(f => f.Id == id, ct) is { } file
            ? FileView.Of(file)
            : null;
}

/// <summary>A file as clients see it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Url">Its address on this site.</param>
/// <param name="Name">Its name, cleaned.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Width">Pixels across, of a picture.</param>
/// <param name="Height">Pixels down, of a picture.</param>
public sealed record FileView(long Id, string Url, string Name, string ContentType, int? Width, int? Height)
{
    internal static FileView Of(StoredFile file) => new(file.Id, file.Address, file.Name, file.Kind.ContentType(), file.Width, file.Height);
}
