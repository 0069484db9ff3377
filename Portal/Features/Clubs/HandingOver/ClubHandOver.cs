using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Clubs;

/// <summary>A club is offered to another member, who has not answered yet: one offer at a time.</summary>
public sealed class ClubHandOver
{
    /// <summary>Which club.</summary>
    public long ClubId { get; init; }

    /// <summary>Who offers it, a host.</summary>
    public long FromId { get; init; }

    /// <summary>To whom, a member.</summary>
    public long ToId { get; init; }

    /// <summary>Since when.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ClubHandOver>
    {
        public void Configure(EntityTypeBuilder<ClubHandOver> builder)
        {
            builder.ToTable("ClubHandOvers").HasKey(h => h.ClubId);
            builder.Property(h => h.ClubId).ValueGeneratedNever();
            builder.HasIndex(h => h.FromId);
            builder.HasIndex(h => h.ToId);
            builder.HasOne<Club>().WithMany().HasForeignKey(h => h.ClubId);
            builder.HasOne<Account>().WithMany().HasForeignKey(h => h.FromId);
            builder.HasOne<Account>().WithMany().HasForeignKey(h => h.ToId);
        }
    }
}
