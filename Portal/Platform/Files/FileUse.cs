using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Platform.Files;

/// <summary>A file stands in a text of some room. Kept also when the text is changed: its older forms can be read.</summary>
public sealed class FileUse
{
    /// <summary>The file.</summary>
    public long FileId { get; init; }

    /// <summary>What kind of thing the text belongs to.</summary>
    public required string Kind { get; init; }

    /// <summary>Which of them.</summary>
    public long ThingId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<FileUse>
    {
        public void Configure(EntityTypeBuilder<FileUse> builder)
        {
            builder.ToTable("FileUses").HasKey(u => new { u.FileId, u.Kind, u.ThingId });
            builder.Property(u => u.Kind).HasMaxLength(20);
            builder.HasIndex(u => new { u.Kind, u.ThingId });
            builder.HasOne<StoredFile>().WithMany().HasForeignKey(u => u.FileId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>For the deeds that publish a text.</summary>
public static partial class FileUses
{
    private const int Most = 200;

    /// <summary>
    /// Remembers, in the transaction that publishes a text, which of its author's own files stand in it: from then on they are for who may see the text.
    /// Somebody else's file can be named, but not shown to more people than its owner showed it to.
    /// </summary>
    public static async Task HoldFiles(this PortalDb db, Actor actor, Subject thing, string text, CancellationToken ct)
    {
        var keys = In(text);
        if (keys.Count == 0)
        {
            return;
        }

        var ids = keys.Keys.ToList();
        var files = await db.Set<StoredFile>()
            .Where(f => ids.Contains(f.Id) && f.OwnerId == actor.AccountId && !db.Set<FileUse>().Any(u => u.FileId == f.Id && u.Kind == thing.Kind && u.ThingId == thing.Id))
            .Select(f => new { f.Id, f.Hash }).ToListAsync(ct);
        db.AddRange(files.Where(f => f.Hash.StartsWith(keys[f.Id], StringComparison.Ordinal)).Select(f => new FileUse { FileId = f.Id, Kind = thing.Kind, ThingId = thing.Id }));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Forgets that an owner's files stand in these things, whose words were taken out; files that stand nowhere else are thrown away later.</summary>
    public static Task LetGoOfFiles(this PortalDb db, string kind, IReadOnlyCollection<long> things, long ownerId, CancellationToken ct) =>
        db.Set<FileUse>().Where(u => u.Kind == kind && things.Contains(u.ThingId) && db.Set<StoredFile>().Any(f => f.Id == u.FileId && f.OwnerId == ownerId)).ExecuteDeleteAsync(ct);

    /// <summary>The same for all things of a kind that hold files of their author alone.</summary>
    public static Task LetGoOfFiles(this PortalDb db, string kind, long ownerId, CancellationToken ct) =>
        db.Set<FileUse>().Where(u => u.Kind == kind && db.Set<StoredFile>().Any(f => f.Id == u.FileId && f.OwnerId == ownerId)).ExecuteDeleteAsync(ct);

    /// <summary>One thing holds this file no more, and where nothing else does, it is thrown away at once.</summary>
    public static async Task LetGoOfFile(this PortalDb db, string kind, long thingId, long fileId, CancellationToken ct)
    {
        await db.Set<FileUse>().Where(u => u.Kind == kind && u.ThingId == thingId && u.FileId == fileId).ExecuteDeleteAsync(ct);
        await db.Set<StoredFile>().Where(f => f.Id == fileId && !db.Set<FileUse>().Any(u => u.FileId == f.Id)).ExecuteDeleteAsync(ct);
    }

    /// <summary>What one thing holds is held by another from now on.</summary>
    public static async Task MoveFiles(this PortalDb db, string kind, long from, long to, CancellationToken ct)
    {
        var uses = db.Set<FileUse>();
        await uses.Where(u => u.Kind == kind && u.ThingId == from && uses.Any(x => x.FileId == u.FileId && x.Kind == kind && x.ThingId == to)).ExecuteDeleteAsync(ct);
        await uses.Where(u => u.Kind == kind && u.ThingId == from).ExecuteUpdateAsync(u => u.SetProperty(x => x.ThingId, to), ct);
    }

    /// <summary>Throws away at once, with the deed that erases their owner, those of their files that stand nowhere any more: nobody who knows an address shall open them still.</summary>
    public static Task ThrowAwayFiles(this PortalDb db, long ownerId, CancellationToken ct) =>
        db.Set<StoredFile>().Where(f => f.OwnerId == ownerId && !db.Set<FileUse>().Any(u => u.FileId == f.Id)).ExecuteDeleteAsync(ct);

    /// <summary>The same for the files of who has no account in these things, whose words are taken out.</summary>
    public static async Task ThrowAwayUnownedFiles(this PortalDb db, string kind, IReadOnlyCollection<long> things, CancellationToken ct)
    {
        var files = db.Set<StoredFile>().Where(f => f.OwnerId == StoredFile.NoOwner && db.Set<FileUse>().Any(u => u.FileId == f.Id && u.Kind == kind && things.Contains(u.ThingId)));
        await files.Where(f => !db.Set<FileUse>().Any(u => u.FileId == f.Id && (u.Kind != kind || !things.Contains(u.ThingId)))).ExecuteDeleteAsync(ct);
        await db.LetGoOfFiles(kind, things, StoredFile.NoOwner, ct);
    }

    /// <summary>The file of this address, as its upload answered it, where it is one of this owner's own and may be shown; null otherwise. For deeds that are about one file.</summary>
    public static async Task<StoredFile?> OwnFile(this PortalDb db, long? ownerId, string address, CancellationToken ct)
    {
        var id = In(address).Keys.FirstOrDefault();
        var file = await db.Set<StoredFile>().FirstOrDefaultAsync(f => f.Id == id && f.OwnerId == ownerId && !f.Hidden, ct);
        return file?.Address == address ? file : null;
    }

    /// <summary>The files whose addresses stand in a text: the number of each, and the part of its hash that the address gives.</summary>
    internal static Dictionary<long, string> In(string text)
    {
        var found = new Dictionary<long, string>();
        if (text.Contains("/files/", StringComparison.Ordinal))
        {
            foreach (var match in Address.Matches(text).Take(Most))
            {
                found[long.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)] = match.Groups[2].Value;
            }
        }

        return found;
    }

    /// <summary>The files whose addresses stand in a text, with their names, in order.</summary>
    public static IReadOnlyList<(long Id, string Name)> Named(string text) => !text.Contains("/files/", StringComparison.Ordinal) ? [] :
    [
        .. NamedAddress.Matches(text).Take(Most).Select(m => (Id: long.Parse(m.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), Name: Uri.UnescapeDataString(m.Groups[2].Value))).DistinctBy(f => f.Id),
    ];

    [GeneratedRegex("""/files/([0-9]{1,18})/[0-9a-f]{12}-([^"'?#&<>\s]+)""", RegexOptions.NonBacktracking)]
    private static partial Regex NamedAddress { get; }

    [GeneratedRegex("/files/([0-9]{1,18})/([0-9a-f]{12})-", RegexOptions.NonBacktracking)]
    private static partial Regex Address { get; }
}
