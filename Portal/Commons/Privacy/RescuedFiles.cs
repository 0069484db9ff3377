using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Commons.Privacy;

/// <summary>
/// The names of files, out of which personal data can be taken: of one by itself, or of those that stand in what is rescued. An address says the name, and so whatever links to the file is given the new one; what
/// a file shows cannot be read, and is said to be looked at.
/// </summary>
internal sealed class RescuedFiles(ModeratedThings things) : IRescued
{
    /// <summary>The first word of its subjects.</summary>
    public const string Word = "file";

    private const int Most = 50;

    public string Kind => Word;

    public async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct) =>
        await things.Look(db, standing, new Subject(Kind, id), ct) is not { } file ? Problem.NotFound
        : new RescuedThing(file.Subject, file.Author.Id, null, [file.Title]).For(standing, file.Author.Roles);

    /// <summary>Comes before the rooms: they exchange the addresses in what they change.</summary>
    public async Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var names = (await Of(db, order.Holder).OrderByDescending(f => f.Id).Take(Most).ToListAsync(ct)).FindAll(f => order.IsIn(f.Name)).ConvertAll(f => (File: f, Name: FileName.Clean(order.Clean(f.Name), f.Kind)));
        foreach (var (file, name) in names)
        {
            await db.Set<StoredFile>().Where(f => f.Id == file.Id).ExecuteUpdateAsync(f => f.SetProperty(x => x.Name, name), ct);
            var address = StoredFile.AddressOf(file.Id, file.Hash, name);
            order.Files.Add(new(file.Address, address, file.Name, name));
            order.Addresses.Add((file.Address, address));
            order.Changed.Add(new(Kind, file.Id));
        }

        tally.Add(RescuedFrom.FileNames, names.Count);
    }

    /// <summary>The names of the files in a thing.</summary>
    internal static Task<List<string>> Names(PortalDb db, Subject holder, CancellationToken ct) => Of(db, holder).OrderByDescending(f => f.Id).Take(Most).Select(f => f.Name).ToListAsync(ct);

    /// <summary>How many files are in a thing.</summary>
    internal static Task<int> Count(PortalDb db, Subject holder, CancellationToken ct) => Of(db, holder).CountAsync(ct);

    private static IQueryable<StoredFile> Of(PortalDb db, Subject holder) => holder.Kind == Word
        ? db.Set<StoredFile>().Where(f => f.Id == holder.Id)
        : db.Set<StoredFile>().Where(f => db.Set<FileUse>().Any(u => u.Kind == holder.Kind && u.ThingId == holder.Id && u.FileId == f.Id));
}
