using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Clubs;

/// <summary>A circle of customers around a theme: a page of its own, members, a board in the forum and a room. Its id is that of its group.</summary>
public sealed class Club
{
    /// <summary>The longest name.</summary>
    public const int MostName = 100;

    /// <summary>The longest address of a cover.</summary>
    public const int MostCover = 500;

    /// <summary>The id, the same as its group's.</summary>
    public long Id { get; init; }

    /// <summary>Its name in addresses. Those that it had before are kept: <see cref="ClubAddress"/>.</summary>
    public required string Slug { get; set; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>What it is about, in Markdown.</summary>
    public required string About { get; set; }

    /// <summary>The safe HTML of that.</summary>
    public required string AboutHtml { get; set; }

    /// <summary>Its own rules, in Markdown; empty where it has none.</summary>
    public string Rules { get; set; } = "";

    /// <summary>The safe HTML of those.</summary>
    public string RulesHtml { get; set; } = "";

    /// <summary>Its colour, one of the kit's twelve hues.</summary>
    public int Hue { get; set; }

    /// <summary>The address of the picture above it; null for none.</summary>
    public string? Cover { get; set; }

    /// <summary>While it waits for a moderator, and is hidden: who may see and join it once it is approved. Null for one that stands.</summary>
    public Visibility? OpensAs { get; set; }

    /// <summary>As what somebody closed it; null while it is open. Since when is said by its group.</summary>
    public ClubCloser? ClosedBy { get; set; }

    /// <summary>Why it is closed; null while it is open.</summary>
    public string? CloseReason { get; set; }

    /// <summary>When something was last written or planned in it, to a few minutes.</summary>
    public DateTime ActivityAt { get; set; }

    /// <summary>The category that is its board.</summary>
    public long BoardId { get; init; }

    /// <summary>Its room.</summary>
    public long RoomId { get; init; }

    /// <summary>How many are in it.</summary>
    public int MemberCount { get; set; }

    /// <summary>When it was made.</summary>
    public DateTime CreatedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Club>
    {
        public void Configure(EntityTypeBuilder<Club> builder)
        {
            builder.ToTable("Clubs");
            builder.Property(c => c.Id).ValueGeneratedNever();
            builder.Property(c => c.Slug).HasMaxLength(60);
            builder.Property(c => c.Name).HasMaxLength(MostName);
            builder.Property(c => c.Cover).HasMaxLength(MostCover);
            builder.Property(c => c.CloseReason).HasMaxLength(ClubNotice.MostText);
            builder.HasIndex(c => c.Slug).IsUnique();
            builder.HasIndex(c => new { c.ActivityAt, c.Id });
            builder.HasIndex(c => new { c.CreatedAt, c.Id });
            builder.HasIndex(c => new { c.MemberCount, c.Id });
            builder.HasOne<Group>().WithOne().HasForeignKey<Club>(c => c.Id);
        }
    }
}
