using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>Somebody may not come into one club. Elsewhere in the portal it says nothing of them.</summary>
public sealed class ClubBan
{
    /// <summary>From which club.</summary>
    public long ClubId { get; init; }

    /// <summary>Who.</summary>
    public long AccountId { get; init; }

    /// <summary>Who decided it last.</summary>
    public long ById { get; set; }

    /// <summary>When.</summary>
    public DateTime At { get; set; }

    /// <summary>Until when; null for good.</summary>
    public DateTime? Until { get; set; }

    /// <summary>Why, as they were told.</summary>
    public required string Reason { get; set; }

    /// <summary>Why somebody may not come into a club now, or null.</summary>
    internal static async Task<Problem?> Bars(PortalDb db, long clubId, long accountId, DateTime now, CancellationToken ct) =>
        await Now(db, clubId, now).FirstOrDefaultAsync(b => b.AccountId == accountId, ct) is not { } ban ? null
        : ban.Until is { } until ? Problem.Refused<ClubsText>("BannedUntil", until.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture), ban.Reason)
        : Problem.Refused<ClubsText>("BannedHere", ban.Reason);

    /// <summary>Those of a club that stand now.</summary>
    internal static IQueryable<ClubBan> Now(PortalDb db, long clubId, DateTime now) => db.Set<ClubBan>().Where(b => b.ClubId == clubId && (b.Until == null || b.Until > now));

    internal sealed class Mapping : IEntityTypeConfiguration<ClubBan>
    {
        public void Configure(EntityTypeBuilder<ClubBan> builder)
        {
            builder.ToTable("ClubBans").HasKey(b => new { b.ClubId, b.AccountId });
            builder.Property(b => b.Reason).HasMaxLength(ClubNotice.MostText);
            builder.HasIndex(b => b.AccountId);
            builder.HasOne<Club>().WithMany().HasForeignKey(b => b.ClubId);
            builder.HasOne<Account>().WithMany().HasForeignKey(b => b.AccountId);
        }
    }
}
