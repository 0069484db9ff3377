using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Platform.Files;

/// <summary>On what terms an upload is kept.</summary>
/// <param name="Author">Whose file it is, and to whom its key belongs.</param>
/// <param name="Payer">In whose pace it counts.</param>
/// <param name="MayNot">Why it is refused now, or null: asked before the upload is read, and again in the transaction that keeps it.</param>
public sealed record UploadTerms(Actor Author, Actor Payer, Func<PortalDb, CancellationToken, Task<Problem?>> MayNot)
{
    /// <summary>What it belongs to from the first moment on, and is as private as; null where a text that names it will say so.</summary>
    public Subject? Thing { get; init; }

    /// <summary>True to refuse what its name says something else of than its content.</summary>
    public bool Named { get; init; }
}

/// <summary>Takes uploads and finds them again.</summary>
public sealed class FileDeeds(Database database, FileStore store, PictureMaker pictures, IUploaders uploaders, IFileNames names, IEnumerable<IFileHolder> holders, IReportedFiles reported, RateLimits limits, TimeProvider time)
{
    private const int MostUses = 1000;

    /// <summary>The terms for who uploads for a text of their own.</summary>
    public UploadTerms TermsOf(Actor actor) => new(actor, actor, (db, ct) => uploaders.MayNotUpload(db, actor, ct));

    /// <summary>Why nothing may be uploaded now, or null: asked before the upload is read.</summary>
    public Task<Problem?> MayNotUpload(UploadTerms terms, CancellationToken ct) => database.Read(db => terms.MayNot(db, ct));

    /// <summary>Keeps an upload for a text of the actor's own.</summary>
    public Task<Result<FileView>> Keep(Actor actor, string? name, ReadOnlyMemory<byte> content, string? key, CancellationToken ct) => Keep(TermsOf(actor), name, content, key, ct);

    /// <summary>Keeps an upload. The same key by the same author keeps one file, however often it is sent.</summary>
    public async Task<Result<FileView>> Keep(UploadTerms terms, string? name, ReadOnlyMemory<byte> content, string? key, CancellationToken ct)
    {
        if (await MayNotUpload(terms, ct) is { } refusal)
        {
            return refusal;
        }

        if (await database.Read(db => Before(db, terms.Author, key, ct)) is { } before)
        {
            return before;
        }

        if (limits.Take(Limited.Uploads, terms.Payer) is { } tooMany)
        {
            return tooMany;
        }

        var look = UploadCheck.Look(content.Span);
        if (!look.Try(out var upload, out var problem))
        {
            return problem;
        }

        if (terms.Named && FileName.Belies(name, upload.Kind))
        {
            return UploadCheck.No("OtherKind");
        }

        if (await names.MayNotBe(name, ct) is { } unwanted)
        {
            return unwanted;
        }

        return upload.Kind.IsPicture()
            ? await KeepPicture(terms, name, content, upload, key, ct)
            : await Keep(terms, FileName.Clean(name, upload.Kind), upload.Kind, content, null, key, ct);
    }

    /// <summary>
    /// The file with this id, if the rest of its address is right and the actor may see it: it is theirs, or stands in a text that they may see. One that stands in no text yet
    /// is for who was told its address; but not one of who has no account, which belonged to a thing from the first moment on and does no more.
    /// </summary>
    public async Task<StoredFile?> Find(Actor actor, long id, string addressName, CancellationToken ct)
    {
        await using var db = database.Open();
        var file = await db.Set<StoredFile>().FirstOrDefaultAsync(f => f.Id == id, ct);
        return file?.AddressName == addressName && (!file.Hidden || await uploaders.OpensHidden(db, actor, ct)) && (file.OwnerId == actor.AccountId || await IsShown(db, actor, file, ct)) ? file : null;
    }

    /// <summary>A file that belongs to a thing, for who was let in to it.</summary>
    public Task<StoredFile?> FindIn(Subject thing, long id, CancellationToken ct) => database.Read(db =>
        db.Set<StoredFile>().FirstOrDefaultAsync(f => f.Id == id && !f.Hidden && db.Set<FileUse>().Any(u => u.FileId == id && u.Kind == thing.Kind && u.ThingId == thing.Id), ct));

    /// <summary>Whether this actor may see a text in which it stands, or decides about it because it was reported.</summary>
    internal async Task<bool> IsShown(PortalDb db, Actor actor, StoredFile file, CancellationToken ct)
    {
        var uses = await db.Set<FileUse>().Where(u => u.FileId == file.Id).OrderByDescending(u => u.ThingId).Take(MostUses).Select(u => new { u.Kind, u.ThingId }).ToListAsync(ct);
        foreach (var things in uses.GroupBy(u => u.Kind, u => u.ThingId))
        {
            if (await holders.Single(h => h.Kind == things.Key).Shows(db, actor, [.. things], ct))
            {
                return true;
            }
        }

        return (uses.Count == 0 && file.OwnerId != StoredFile.NoOwner) || await reported.Shows(db, actor, file.Id, ct);
    }

    private async Task<Result<FileView>> KeepPicture(UploadTerms terms, string? name, ReadOnlyMemory<byte> content, Upload upload, string? key, CancellationToken ct)
    {
        var made = await pictures.Make(content, upload, ct);
        return made.Try(out var picture, out var problem)
            ? await Keep(terms, FileName.Clean(name, upload.Kind), upload.Kind, picture.Content, picture, key, ct)
            : problem;
    }

    private async Task<Result<FileView>> Keep(UploadTerms terms, string name, FileKind kind, ReadOnlyMemory<byte> content, MadePicture? picture, string? key, CancellationToken ct)
    {
        var hash = await store.Keep(content, ct);
        var kept = await database.Write<FileView>(
            async db =>
            {
                if (await terms.MayNot(db, ct) is { } refusal)
                {
                    return refusal;
                }

                if (await Before(db, terms.Author, key, ct) is { } before)
                {
                    return before;
                }

                var now = time.GetUtcNow().UtcDateTime;
                var file = new StoredFile
                {
                    Hash = hash, Name = name, Kind = kind, Length = content.Length, Width = picture?.Width, Height = picture?.Height,
                    OwnerId = terms.Author.AccountId ?? StoredFile.NoOwner, CreatedAt = now,
                };
                db.Add(file);
                await db.SaveChangesAsync(ct);
                db.Made<StoredFile>(terms.Author, key, file.Id, now);
                if (terms.Thing is { } thing)
                {
                    db.Add(new FileUse { FileId = file.Id, Kind = thing.Kind, ThingId = thing.Id });
                }

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
