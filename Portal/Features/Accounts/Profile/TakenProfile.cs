using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Accounts;

/// <summary>What somebody said of themselves until a moderator took it from view: kept so that it can be shown again, and gone once they write something else.</summary>
public sealed class TakenProfile
{
    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>The name that was shown.</summary>
    public string? DisplayName { get; set; }

    /// <summary>What they said of themselves, in Markdown.</summary>
    public string? About { get; set; }

    /// <summary>When it was taken.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<TakenProfile>
    {
        public void Configure(EntityTypeBuilder<TakenProfile> builder)
        {
            builder.ToTable("TakenProfiles").HasKey(t => t.AccountId);
            builder.Property(t => t.AccountId).ValueGeneratedNever();
            builder.Property(t => t.DisplayName).HasMaxLength(100);
            builder.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId);
        }
    }
}
