using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Commons.People;

/// <summary>Somebody keeps order in one place, and nowhere else by that.</summary>
public sealed class PlaceModerator
{
    /// <summary>So many places one person has at most: who needs more is a moderator.</summary>
    public const int MostPlaces = 50;

    /// <summary>So many people one place has at most.</summary>
    public const int MostPeople = 100;

    /// <summary>Who.</summary>
    public long AccountId { get; init; }

    /// <summary>Where: <c>category:5</c> or <c>club:7</c>.</summary>
    public required string Place { get; init; }

    /// <summary>Who gave them that; null for the portal itself.</summary>
    public long? GivenById { get; init; }

    /// <summary>When.</summary>
    public DateTime GivenAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PlaceModerator>
    {
        public void Configure(EntityTypeBuilder<PlaceModerator> builder)
        {
            builder.ToTable("PlaceModerators").HasKey(m => new { m.AccountId, m.Place });
            builder.Property(m => m.Place).HasMaxLength(40);
            builder.HasIndex(m => m.Place);
            builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
        }
    }
}
