using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Events;

/// <summary>The secret address at which calendar programs read a member's events, or those of one group as that member may see them.</summary>
public sealed class CalendarFeed
{
    /// <summary>Stands for all groups: the member's own calendar.</summary>
    public const long Own = 0;

    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>Of which group, or <see cref="Own"/>.</summary>
    public long GroupId { get; init; }

    /// <summary>The hash of the secret, by which it is found.</summary>
    public required string Hash { get; set; }

    /// <summary>The secret, sealed with the portal's keys, to be shown to its owner again.</summary>
    public required string Sealed { get; set; }

    /// <summary>Since when it holds.</summary>
    public DateTime At { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CalendarFeed>
    {
        public void Configure(EntityTypeBuilder<CalendarFeed> builder)
        {
            builder.ToTable("CalendarFeeds").HasKey(f => new { f.AccountId, f.GroupId });
            builder.Property(f => f.Hash).HasMaxLength(64);
            builder.Property(f => f.Sealed).HasMaxLength(400);
            builder.HasIndex(f => f.Hash).IsUnique();
            builder.HasOne<Account>().WithMany().HasForeignKey(f => f.AccountId);
        }
    }
}
