using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Platform.Files;

/// <summary>
/// Throws away what was uploaded and after a day stands in no text, published or typed. The content goes an hour later, with what a killed process left:
/// a backup that is being made meanwhile finds the content of every file it has noted.
/// </summary>
internal sealed class UnusedFiles(Database database, FileStore store, IUnsentTexts unsent, TimeProvider time) : IJob
{
    private const int Batch = 500;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public string Name => "unused-files";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task Run(CancellationToken ct)
    {
        var before = time.GetUtcNow().UtcDateTime - Kept;
        foreach (var hashes in store.Older(before).Chunk(Batch))
        {
            await Clear(hashes, before, ct);
        }

        for (long? last = 0; last is { } from;)
        {
            last = (await database.Write<long?>(async db => await Forget(db, from, before, ct), ct)).Value;
        }
    }

    /// <summary>Removes content that belongs to no file.</summary>
    private async Task Clear(string[] hashes, DateTime before, CancellationToken ct)
    {
        var known = await database.Read(db => db.Set<StoredFile>().Where(f => hashes.Contains(f.Hash)).Select(f => f.Hash).Distinct().ToListAsync(ct));
        foreach (var hash in hashes.Except(known))
        {
            store.Remove(hash, before);
        }
    }

    /// <summary>Forgets a batch of unused files; answers where the next one begins, or null at the end.</summary>
    private async Task<Result<long?>> Forget(PortalDb db, long from, DateTime before, CancellationToken ct)
    {
        var files = await db.Set<StoredFile>().Where(f => f.Id > from && f.CreatedAt < before && !db.Set<FileUse>().Any(u => u.FileId == f.Id))
            .OrderBy(f => f.Id).Take(Batch).Select(f => new { f.Id, f.OwnerId }).ToListAsync(ct);
        var typed = (await unsent.WithFiles(db, [.. files.Select(f => f.OwnerId).Distinct()], ct)).SelectMany(text => FileUses.In(text).Keys).ToHashSet();
        var unused = files.Select(f => f.Id).Where(id => !typed.Contains(id)).ToList();
        await db.Lock<StoredFile>(unused, ct); // a text that is being published with one of them is waited for, and seen
        await db.Set<StoredFile>().Where(f => unused.Contains(f.Id) && !db.Set<FileUse>().Any(u => u.FileId == f.Id)).ExecuteDeleteAsync(ct);
        return files.Count == Batch ? files[^1].Id : (long?)null;
    }
}
