using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Platform.Data;
using Portal.Platform.Jobs;
using Portal.Kernel;

namespace Portal.Commons.Screening;

/// <summary>A trait of something that a stranger wrote, as a number: the whole text, parts of it, a host that it links to. Kept for a day, so that what comes can be compared with it.</summary>
public sealed class SpamMark
{
    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The trait.</summary>
    public long Value { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    /// <summary>Who wrote it.</summary>
    public long AccountId { get; init; }

    /// <summary>What has it, as <c>post:12</c>.</summary>
    public required string Subject { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SpamMark>
    {
        public void Configure(EntityTypeBuilder<SpamMark> builder)
        {
            builder.ToTable("SpamMarks");
            builder.Property(m => m.Subject).HasMaxLength(60);
            builder.HasIndex(m => new { m.Value, m.At });
            builder.HasIndex(m => m.Subject);
            builder.HasIndex(m => m.At);
            builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
        }
    }
}

/// <summary>How often a trait was seen.</summary>
/// <param name="Others">How many other strangers have it.</param>
/// <param name="Own">How often its writer has it.</param>
/// <param name="OwnLately">How often of these just now.</param>
internal readonly record struct SeenTrait(int Others, int Own, int OwnLately);

/// <summary>Reads and writes them: one statement each.</summary>
internal static class SpamMarks
{
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(10);

    /// <summary>How often these traits were seen.</summary>
    public static async Task<Dictionary<long, SeenTrait>> Seen(PortalDb db, long accountId, IReadOnlyList<long> values, DateTime now, CancellationToken ct) =>
        (await db.Rows(
            $"""
             SELECT "Value", COUNT(DISTINCT CASE WHEN "AccountId" <> @1 THEN "AccountId" END), SUM(CASE WHEN "AccountId" = @1 THEN 1 ELSE 0 END), SUM(CASE WHEN "AccountId" = @1 AND "At" > @3 THEN 1 ELSE 0 END)
             FROM "SpamMarks" WHERE "Value" {db.Among("@0")} AND "At" > @2 GROUP BY "Value"
             """,
            row => (Value: row.GetInt64(0), Seen: new SeenTrait((int)row.GetInt64(1), (int)row.GetInt64(2), (int)row.GetInt64(3))),
            ct, db.Ids(values), accountId, now - ScreeningSettings.Remembered, now - Lately)).ToDictionary(r => r.Value, r => r.Seen);

    /// <summary>Keeps the traits of something.</summary>
    public static Task Keep(PortalDb db, IReadOnlyList<long> values, long accountId, Subject subject, DateTime now, CancellationToken ct) =>
        db.Do(
            db.IsSqlite
                ? """INSERT INTO "SpamMarks" ("Value", "At", "AccountId", "Subject") SELECT value, @1, @2, @3 FROM json_each(@0)"""
                : """INSERT INTO "SpamMarks" ("Value", "At", "AccountId", "Subject") SELECT v, @1, @2, @3 FROM unnest(@0) v""",
            ct, db.Ids(values), now, accountId, subject.ToString());

    /// <summary>Forgets that something waits which its writer took back; what it was is still compared with what comes.</summary>
    public static Task WaitsNoMore(PortalDb db, Subject subject, long accountId, CancellationToken ct)
    {
        var (name, waits) = (subject.ToString(), TextTraits.WaitsFor(accountId));
        return db.Set<SpamMark>().Where(m => m.Subject == name && m.Value == waits).ExecuteDeleteAsync(ct);
    }

    /// <summary>Forgets those of something that a moderator has found good.</summary>
    public static Task Forget(PortalDb db, Subject subject, CancellationToken ct)
    {
        var name = subject.ToString();
        return db.Set<SpamMark>().Where(m => m.Subject == name).ExecuteDeleteAsync(ct);
    }
}

/// <summary>Throws old ones away.</summary>
internal sealed class OldSpamMarks(Database database, TimeProvider time) : IJob
{
    public string Name => "old-spam-marks";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public Task Run(CancellationToken ct)
    {
        var before = time.GetUtcNow().UtcDateTime - ScreeningSettings.Remembered;
        return database.Write<Nothing>(
            async db =>
            {
                await db.Set<SpamMark>().Where(m => m.At < before).ExecuteDeleteAsync(ct);
                return default(Nothing);
            },
            ct);
    }
}
