using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Forum;

/// <summary>A word that topics of any category can share. Lower case, so that one word is one tag.</summary>
public sealed class Tag
{
    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The word.</summary>
    public required string Name { get; init; }

    /// <summary>How many topics that anybody may read carry it: what is said in a closed club does not show here.</summary>
    public int TopicCount { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Tag>
    {
        public void Configure(EntityTypeBuilder<Tag> builder)
        {
            builder.ToTable("Tags");
            builder.Property(t => t.Name).HasMaxLength(60);
            builder.HasIndex(t => t.Name).IsUnique();
            builder.HasIndex(t => t.TopicCount);
        }
    }
}

/// <summary>A tag on a topic.</summary>
public sealed class TopicTag
{
    /// <summary>The topic.</summary>
    public long TopicId { get; init; }

    /// <summary>The tag.</summary>
    public long TagId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<TopicTag>
    {
        public void Configure(EntityTypeBuilder<TopicTag> builder)
        {
            builder.ToTable("TopicTags").HasKey(t => new { t.TopicId, t.TagId });
            builder.HasIndex(t => new { t.TagId, t.TopicId });
            builder.HasOne<Topic>().WithMany().HasForeignKey(t => t.TopicId);
            builder.HasOne<Tag>().WithMany().HasForeignKey(t => t.TagId);
        }
    }
}
