using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Platform.Jobs;

/// <summary>Which node does a piece of background work at present.</summary>
public sealed class Lease
{
    /// <summary>The work.</summary>
    public required string Name { get; init; }

    /// <summary>The node that has it.</summary>
    public required string Holder { get; set; }

    /// <summary>Until when, if it is not renewed.</summary>
    public DateTime Until { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Lease>
    {
        public void Configure(EntityTypeBuilder<Lease> builder)
        {
            builder.ToTable("Leases").HasKey(l => l.Name);
            builder.Property(l => l.Name).HasMaxLength(80);
            builder.Property(l => l.Holder).HasMaxLength(40);
        }
    }
}

/// <summary>Lets one node at a time do a piece of work; when that node dies, another takes over after half a minute; when it stops, at once.</summary>
public sealed class Leases(Database database, DatabaseSettings settings, TimeProvider time, ILogger<Leases> logger)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    private readonly string node = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<string, DateTime> held = new();

    /// <summary>True when this node has the work now. Cheap to ask again and again. SQLite has one node only.</summary>
    public async Task<bool> Hold(string name, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (settings.Provider == DatabaseProvider.Sqlite || (held.TryGetValue(name, out var until) && until > now + (Length / 2)))
        {
            return true;
        }

        var got = await database.Write<bool>(db => Take(db, name, now, ct), ct);
        if (got.Value)
        {
            held[name] = now + Length;
        }

        return got.Value;
    }

    /// <summary>Gives back those of these pieces of work that this node has, once it has stopped doing them: the portal that is started next need not wait until they lapse.</summary>
    public async Task Release(IEnumerable<string> names, CancellationToken ct)
    {
        List<string> had = [.. names.Where(name => held.TryRemove(name, out _))];
        if (had.Count == 0)
        {
            return;
        }

        try
        {
            await database.Write(db => Release(db, had, ct), ct);
        }
        catch (Exception e)
        {
            logger.LogInformation(e, "Leases could not be given back; they lapse by themselves.");
        }
    }

    private async Task<Result<Nothing>> Release(PortalDb db, List<string> names, CancellationToken ct)
    {
        await db.Set<Lease>().Where(l => names.Contains(l.Name) && l.Holder == node).ExecuteDeleteAsync(ct);
        return default(Nothing);
    }

    private async Task<Result<bool>> Take(PortalDb db, string name, DateTime now, CancellationToken ct)
    {
        var taken = await db.Set<Lease>().Where(l => l.Name == name && (l.Holder == node || l.Until < now))
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.Holder, node).SetProperty(x => x.Until, now + Length), ct);
        if (taken == 1)
        {
            return true;
        }

        // Perhaps this node took it meanwhile: two of its pieces of work asked at once.
        if (await db.Set<Lease>().AsNoTracking().FirstOrDefaultAsync(l => l.Name == name, ct) is { } there)
        {
            return there.Holder == node;
        }

        db.Add(new Lease { Name = name, Holder = node, Until = now + Length });
        return true;
    }
}
