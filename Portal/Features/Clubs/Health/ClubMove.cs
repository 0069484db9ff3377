using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Clubs;

/// <summary>Somebody came into a club or went; who it was is not kept. For as long as days are counted anew.</summary>
public sealed class ClubMove
{
    /// <summary>The id of the news that told it: so it is counted once.</summary>
    public long Id { get; init; }

    /// <summary>The club.</summary>
    public long ClubId { get; init; }

    /// <summary>The day, by UTC: its first moment.</summary>
    public DateTime Day { get; init; }

    /// <summary>Which of both.</summary>
    public MemberMove Move { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ClubMove>
    {
        public void Configure(EntityTypeBuilder<ClubMove> builder)
        {
            builder.ToTable("ClubMoves");
            builder.Property(m => m.Id).ValueGeneratedNever();
            builder.HasIndex(m => new { m.Day, m.ClubId, m.Move });
            builder.HasOne<Club>().WithMany().HasForeignKey(m => m.ClubId);
        }
    }
}
