using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>A day on which a member of a group read, wrote or reacted in one of its places. How often, and what, is not kept; nor is the day, once <see cref="DaysKept"/> have gone by.</summary>
public sealed class GroupVisit
{
    /// <summary>So many days are kept: as many as it takes to tell who comes again after a pause.</summary>
    public const int DaysKept = 62;

    /// <summary>The day, by UTC: its first moment.</summary>
    public DateTime Day { get; init; }

    /// <summary>The group.</summary>
    public long GroupId { get; init; }

    /// <summary>Who.</summary>
    public long AccountId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<GroupVisit>
    {
        public void Configure(EntityTypeBuilder<GroupVisit> builder)
        {
            builder.ToTable("GroupVisits").HasKey(v => new { v.Day, v.GroupId, v.AccountId });
            builder.HasIndex(v => new { v.AccountId, v.GroupId, v.Day });
            builder.HasOne<Group>().WithMany().HasForeignKey(v => v.GroupId);
            builder.HasOne<Account>().WithMany().HasForeignKey(v => v.AccountId);
        }
    }
}

/// <summary>Writes down the days on which members were in a group's places: one write for each of them, group and day, however much they read.</summary>
public sealed class GroupVisitCounter(Database database, TimeProvider time)
{
    private const string Insert = """INSERT INTO "GroupVisits" ("Day", "GroupId", "AccountId") VALUES (@0, @1, @2) ON CONFLICT DO NOTHING""";

    private readonly CountedDays<(long AccountId, long GroupId)> counted = new();

    /// <summary>A member of a group is there now.</summary>
    public async Task Here(long accountId, long groupId, CancellationToken ct)
    {
        var today = DayOf(time.GetUtcNow().UtcDateTime);
        if (counted.Has((accountId, groupId), today))
        {
            return;
        }

        await database.Write<Nothing>(
            async db =>
            {
                await Add(db, today, groupId, accountId, ct);
                return default(Nothing);
            },
            ct);
        counted.Add((accountId, groupId), today);
    }

    /// <summary>Somebody reads in a group's place: who is in it is there now, of others nothing is kept.</summary>
    public async Task Here(Actor actor, long groupId, CancellationToken ct)
    {
        if (actor.AccountId is { } me && !counted.Has((me, groupId), DayOf(time.GetUtcNow().UtcDateTime))
            && await database.Read(db => db.Set<Membership>().AnyAsync(m => m.GroupId == groupId && m.AccountId == me && !m.Waiting, ct)))
        {
            await Here(me, groupId, ct);
        }
    }

    /// <summary>The same inside a deed; twice is as good as once.</summary>
    public static Task Add(PortalDb db, DateTime day, long groupId, long accountId, CancellationToken ct) => db.Do(Insert, ct, day, groupId, accountId);

    /// <summary>The day of a moment.</summary>
    public static DateTime DayOf(DateTime at) => DateTime.SpecifyKind(at.Date, DateTimeKind.Utc);
}

/// <summary>The days on which somebody was in groups' places: they are in their export, and go with them.</summary>
internal sealed class GroupVisitData(Database database) : IPersonalData
{
    public string Name => "groupVisits";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<GroupVisit>().Where(v => v.AccountId == accountId).OrderBy(v => v.Day).ThenBy(v => v.GroupId).Select(v => new { v.Day, v.GroupId }));

    public Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct) => db.Set<GroupVisit>().Where(v => v.AccountId == accountId).ExecuteDeleteAsync(ct);
}
