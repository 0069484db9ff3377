using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Clubs;

/// <summary>A circle of customers around a theme: a page of its own, members, a board in the forum and a room. Its id is that of its group.</summary>
public sealed class Club
{
    /// <summary>The id, the same as its group's.</summary>
    public long Id { get; init; }

    /// <summary>Its name in addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>What it is about, in Markdown.</summary>
    public required string About { get; set; }

    /// <summary>The safe HTML of that.</summary>
    public required string AboutHtml { get; set; }

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
            builder.Property(c => c.Name).HasMaxLength(100);
            builder.HasIndex(c => c.Slug).IsUnique();
            builder.HasIndex(c => new { c.MemberCount, c.Id });
            builder.HasOne<Group>().WithOne().HasForeignKey<Club>(c => c.Id);
        }
    }
}
