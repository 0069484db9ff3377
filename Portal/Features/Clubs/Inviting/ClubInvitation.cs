using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>How somebody is invited.</summary>
public enum InvitationKind
{
    /// <summary>By an address that can be passed on.</summary>
    Link,

    /// <summary>By their name here.</summary>
    Person,

    /// <summary>By a letter with an address that works once.</summary>
    Mail,
}

/// <summary>A way into a club, for a time and for so many.</summary>
public sealed class ClubInvitation
{
    /// <summary>A club has so many at most that still work.</summary>
    public const int MostOpen = 200;

    /// <summary>One works for so many days at most.</summary>
    public const int MostDays = 90;

    /// <summary>One lets so many in at most.</summary>
    public const int MostUsesOfOne = 1000;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>Into which club.</summary>
    public long ClubId { get; init; }

    /// <summary>How.</summary>
    public InvitationKind Kind { get; init; }

    /// <summary>Who is invited by name; null otherwise.</summary>
    public long? AccountId { get; init; }

    /// <summary>Who is invited by letter; null otherwise.</summary>
    public string? Address { get; init; }

    /// <summary>The SHA-256 of the secret in the address; null where somebody is invited by name.</summary>
    public byte[]? Hash { get; init; }

    /// <summary>The secret of a link, sealed, for who invites to copy it again.</summary>
    public string? Sealed { get; init; }

    /// <summary>Who invites.</summary>
    public long ById { get; init; }

    /// <summary>Since when.</summary>
    public DateTime At { get; init; }

    /// <summary>Until when it works.</summary>
    public DateTime ExpiresAt { get; set; }

    /// <summary>How many it lets in.</summary>
    public int MostUses { get; init; }

    /// <summary>How many it let in.</summary>
    public int Uses { get; set; }

    /// <summary>When it was taken back or declined; null while it stands.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Why it no longer works, or null: each way of ending has its sentence.</summary>
    public Problem? Ended(DateTime now) =>
        EndedAt is not null ? Problem.Conflict<ClubsText>("InvitationTakenBack")
        : Uses >= MostUses ? Problem.Conflict<ClubsText>("InvitationUsed")
        : ExpiresAt <= now ? Problem.Conflict<ClubsText>("InvitationExpired")
        : null;

    /// <summary>Those that still work: the query to <see cref="Ended"/>.</summary>
    internal static IQueryable<ClubInvitation> Open(PortalDb db, DateTime now) => db.Set<ClubInvitation>().Where(i => i.EndedAt == null && i.Uses < i.MostUses && i.ExpiresAt > now);

    /// <summary>Ends the invitations by name that somebody has into a club.</summary>
    internal static Task Withdraw(PortalDb db, long clubId, long accountId, DateTime now, CancellationToken ct) =>
        db.Set<ClubInvitation>().Where(i => i.ClubId == clubId && i.AccountId == accountId && i.EndedAt == null).ExecuteUpdateAsync(i => i.SetProperty(x => x.EndedAt, now), ct);

    /// <summary>Ends those that somebody made into a club, who may invite into it no longer: no link outlives its maker's say.</summary>
    internal static Task EndBy(PortalDb db, long clubId, long accountId, DateTime now, CancellationToken ct) =>
        db.Set<ClubInvitation>().Where(i => i.ClubId == clubId && i.ById == accountId && i.EndedAt == null).ExecuteUpdateAsync(i => i.SetProperty(x => x.EndedAt, now), ct);

    internal sealed class Mapping : IEntityTypeConfiguration<ClubInvitation>
    {
        public void Configure(EntityTypeBuilder<ClubInvitation> builder)
        {
            builder.ToTable("ClubInvitations");
            builder.Property(i => i.Address).HasMaxLength(254);
            builder.Property(i => i.Hash).HasMaxLength(32);
            builder.Property(i => i.Sealed).HasMaxLength(500);
            builder.HasIndex(i => i.Hash).IsUnique();
            builder.HasIndex(i => new { i.ClubId, i.Id });
            builder.HasIndex(i => i.AccountId).HasFilter("\"AccountId\" IS NOT NULL");
            builder.HasOne<Club>().WithMany().HasForeignKey(i => i.ClubId);
            builder.HasOne<Account>().WithMany().HasForeignKey(i => i.AccountId);
        }
    }
}
