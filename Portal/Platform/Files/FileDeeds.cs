using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Platform.Files;

/// <summary>Takes uploads and finds them again.</summary>
public sealed class FileDeeds(Database database, FileStore store, PictureMaker pictures, IUploaders uploaders, IEnumerable<IFileHolder> holders, RateLimits limits, TimeProvider time)
{
    private const int MostUses = 1000;

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

    /// <summary>
    /// The file with this id, if the rest of its address is right and the actor may see it: it is theirs, or stands in a text that they may see. One that stands in no text yet
    /// is for who was told its address.
    /// </summary>
    public async Task<StoredFile?> Find(Actor actor, long id, string addressName, CancellationToken ct)
    {
        await using var db = database.Open();
        var file = await db.Set<StoredFile>().FirstOrDefaultAsync(f => f.Id == id, ct);
        return file?.AddressName == addressName && (file.OwnerId == actor.AccountId || await IsShown(db, actor, id, ct)) ? file : null;
    }

    private async Task<bool> IsShown(PortalDb db, Actor actor, long id, CancellationToken ct)
    {
        var uses = await db.Set<FileUse>().Where(u => u.FileId == id).OrderByDescending(u => u.ThingId).Take(MostUses).Select(u => new { u.Kind, u.ThingId }).ToListAsync(ct);
        foreach (var things in uses.GroupBy(u => u.Kind, u => u.ThingId))
        {
            if (await holders.Single(h => h.Kind == things.Key).Shows(db, actor, [.. things], ct))
            {
                return true;
            }
        }

        return uses.Count == 0;
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
        var kept = await database.Write<FileView>(
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
                db.Made<StoredFile>(actor, key, file.Id, now);
                return FileView.Of(file);
            },
            ct);
        if (kept.Done && store.Find(hash) is null)
        {
            await store.Keep(content, ct); // it was thrown away between the two, as content that nobody needs
        }

        return kept;
    }

    private static async Task<FileView?> Before(PortalDb db, Actor actor, string? key, CancellationToken ct) =>
        await db.MadeBefore<StoredFile>(actor, key, ct) is { } id && await db.Set<StoredFile>().FirstOrDefaultAsync(f => f.Id == id, ct) is { } file
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
