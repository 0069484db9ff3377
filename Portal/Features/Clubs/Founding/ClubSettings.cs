using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>What admins say about clubs as a whole: one row, or none while they have said nothing.</summary>
public sealed class ClubSettings
{
    /// <summary>The only id there is.</summary>
    public const int TheOnly = 1;

    /// <summary>The id.</summary>
    public int Id { get; init; } = TheOnly;

    /// <summary>A new club waits until a moderator has looked at it.</summary>
    public bool ApproveNew { get; set; }

    /// <summary>What holds now.</summary>
    internal static async Task<ClubSettings> Of(PortalDb db, CancellationToken ct) => await db.Set<ClubSettings>().SingleOrDefaultAsync(ct) ?? new ClubSettings();

    internal sealed class Mapping : IEntityTypeConfiguration<ClubSettings>
    {
        public void Configure(EntityTypeBuilder<ClubSettings> builder)
        {
            builder.ToTable("ClubSettings");
            builder.Property(s => s.Id).ValueGeneratedNever();
        }
    }
}

/// <summary>Reads and changes what holds for all clubs. For admins; each change stands in the log.</summary>
public sealed class ClubTerms(Database database, TimeProvider time)
{
    /// <summary>Whether new clubs wait for approval.</summary>
    public async Task<Result<bool>> Read(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        return StandingRules.MayNotAdminister(await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct)) is { } problem ? problem : (await ClubSettings.Of(db, ct)).ApproveNew;
    }

    /// <summary>Says whether they do. Clubs that wait go on waiting; twice is as good as once.</summary>
    public Task<Result<Nothing>> Set(Actor actor, bool approveNew, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                var standing = await Standing.Of(db, actor, now, ct);
                if ((StandingRules.MayNotAdminister(standing) ?? standing.MayNotWrite) is { } problem)
                {
                    return problem;
                }

                var row = await db.Set<ClubSettings>().AsTracking().SingleOrDefaultAsync(ct);
                if (row is null)
                {
                    db.Add(row = new ClubSettings());
                }

                if (row.ApproveNew != approveNew)
                {
                    db.Audit(actor, AuditAction.ClubTermsChanged, new("portal", 0), now, details: approveNew ? "new clubs wait" : "new clubs stand at once");
                    row.ApproveNew = approveNew;
                }

                return default(Nothing);
            },
            ct);
}
