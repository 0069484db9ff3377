using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Commons.Drafts;

/// <summary>What somebody has typed at a place and not sent yet. One for each place and person.</summary>
public sealed class Draft
{
    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>Where it is being written, such as <c>topic:12</c> or <c>new-topic</c>.</summary>
    public required string Place { get; init; }

    /// <summary>The title typed, where the place has one.</summary>
    public string? Title { get; set; }

    /// <summary>The text typed.</summary>
    public required string Text { get; set; }

    /// <summary>What else the place needs to go on with it, in its own words, such as the revision that an edit began from.</summary>
    public string? Details { get; set; }

    /// <summary>When it was last typed at.</summary>
    public DateTime UpdatedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Draft>
    {
        public void Configure(EntityTypeBuilder<Draft> builder)
        {
            builder.ToTable("Drafts").HasKey(d => new { d.AccountId, d.Place });
            builder.Property(d => d.Place).HasMaxLength(80);
            builder.Property(d => d.Title).HasMaxLength(400);
            builder.Property(d => d.Details).HasMaxLength(DraftStore.MostDetails);
            builder.HasIndex(d => d.UpdatedAt);
            builder.HasIndex(d => d.Place);
        }
    }
}
