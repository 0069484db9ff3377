using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Commons.People;

/// <summary>An account may read but not write: who decided it, when, why, and until when.</summary>
public sealed class Ban
{
    /// <summary>Whose account; at most one ban stands at a time.</summary>
    public long AccountId { get; init; }

    /// <summary>Who decided.</summary>
    public long? ById { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    /// <summary>Until when; null is for good.</summary>
    public DateTime? Until { get; init; }

    /// <summary>Why, as the person is told.</summary>
    public required string Reason { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Ban>
    {
        public void Configure(EntityTypeBuilder<Ban> builder)
        {
            builder.ToTable("Bans").HasKey(b => b.AccountId);
            builder.Property(b => b.AccountId).ValueGeneratedNever();
            builder.Property(b => b.Reason).HasMaxLength(1000);
            builder.HasOne<Account>().WithMany().HasForeignKey(b => b.AccountId);
        }
    }
}
