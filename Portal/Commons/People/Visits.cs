using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>On how many days somebody was here. Which days those were is not kept, but for the last.</summary>
public sealed class Visits
{
    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>The last day on which they were here, in UTC.</summary>
    public DateTime LastDay { get; set; }

    /// <summary>How many days.</summary>
    public int Days { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Visits>
    {
        public void Configure(EntityTypeBuilder<Visits> builder)
        {
            builder.ToTable("Visits").HasKey(v => v.AccountId);
            builder.HasIndex(v => new { v.LastDay, v.AccountId });
            builder.HasOne<Account>().WithMany().HasForeignKey(v => v.AccountId);
        }
    }
}

/// <summary>Counts the days on which members are here: one write for each of them and day, however many pages they open.</summary>
public sealed class VisitCounter(Database database, TimeProvider time)
{
    private const string Count =
        """
        INSERT INTO "Visits" ("AccountId", "LastDay", "Days") VALUES (@0, @1, 1)
        ON CONFLICT ("AccountId") DO UPDATE SET "LastDay" = excluded."LastDay", "Days" = "Visits"."Days" + 1 WHERE "Visits"."LastDay" < excluded."LastDay"
        """;

    private readonly CountedDays<long> counted = new();

    /// <summary>The actor is here now.</summary>
    public async Task Here(Actor actor, CancellationToken ct)
    {
        var today = time.GetUtcNow().UtcDateTime.Date;
        if (actor.AccountId is not { } me || counted.Has(me, today))
        {
            return;
        }

        await database.Write<Nothing>(
            async db =>
            {
                if ((await Standing.Of(db, actor, today, ct)).AccountId is not null)
                {
                    await db.Do(Count, ct, me, DateTime.SpecifyKind(today, DateTimeKind.Utc));
                }

                return default(Nothing);
            },
            ct);
        counted.Add(me, today);
    }
}

/// <summary>The days on which somebody was here: they are in their export, and go with them.</summary>
internal sealed class VisitData(Database database) : IPersonalData
{
    public string Name => "visits";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<Visits>().Where(v => v.AccountId == accountId).Select(v => new { v.LastDay, v.Days }));

    public Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct) => db.Set<Visits>().Where(v => v.AccountId == accountId).ExecuteDeleteAsync(ct);
}
