using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Clubs;

/// <summary>How much of the page's width a block takes; on a phone each takes all of it.</summary>
public enum BlockWidth
{
    /// <summary>All of it.</summary>
    Full,

    /// <summary>Half of it: two stand side by side.</summary>
    Half,
}

/// <summary>A part of a club's page, where its hosts put it. What it shows is read by its kind.</summary>
public sealed class ClubBlock
{
    /// <summary>The most blocks of one page.</summary>
    public const int MostBlocks = 30;

    /// <summary>The longest title.</summary>
    public const int MostTitle = 80;

    /// <summary>The most things that one block shows.</summary>
    public const int MostShown = 12;

    /// <summary>How many a block shows where nobody says otherwise.</summary>
    public const int UsuallyShown = 5;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The club.</summary>
    public long ClubId { get; init; }

    /// <summary>What it shows: the word of an <see cref="IClubBlock"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What stands above it; null for the name of its kind.</summary>
    public string? Title { get; set; }

    /// <summary>Its place on the page, from 0.</summary>
    public int Place { get; set; }

    /// <summary>How wide it is.</summary>
    public BlockWidth Width { get; set; }

    /// <summary>True while only who arranges the page sees it.</summary>
    public bool Hidden { get; set; }

    /// <summary>How many things it shows at most.</summary>
    public int Most { get; set; } = UsuallyShown;

    /// <summary>The one article that it shows, where its kind shows one.</summary>
    public long? ItemId { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ClubBlock>
    {
        public void Configure(EntityTypeBuilder<ClubBlock> builder)
        {
            builder.ToTable("ClubBlocks");
            builder.Property(b => b.Kind).HasMaxLength(40);
            builder.Property(b => b.Title).HasMaxLength(MostTitle);
            builder.HasIndex(b => new { b.ClubId, b.Place });
            builder.HasOne<Club>().WithMany().HasForeignKey(b => b.ClubId);
        }
    }
}

/// <summary>How a club's page is arranged as a whole. A club without one has the usual blocks (<see cref="UsualBlocks"/>).</summary>
public sealed class ClubLayout
{
    /// <summary>The club.</summary>
    public long ClubId { get; init; }

    /// <summary>Goes up with every change: who arranges the page as it was is refused.</summary>
    public int Revision { get; set; }

    /// <summary>True where members add photos, too.</summary>
    public bool MembersAddPhotos { get; set; } = true;

    /// <summary>Who changed it last.</summary>
    public long ChangedById { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ClubLayout>
    {
        public void Configure(EntityTypeBuilder<ClubLayout> builder)
        {
            builder.ToTable("ClubLayouts").HasKey(l => l.ClubId);
            builder.Property(l => l.ClubId).ValueGeneratedNever();
            builder.HasOne<Club>().WithOne().HasForeignKey<ClubLayout>(l => l.ClubId);
        }
    }
}
