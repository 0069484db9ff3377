using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Forum;

/// <summary>
/// Says which post had a number of a topic before it was moved to another one. The number stays taken: its address leads to where the post is now, however often it was moved since.
/// </summary>
public sealed class MovedPost
{
    /// <summary>The topic that it left.</summary>
    public long TopicId { get; init; }

    /// <summary>The number that it had there.</summary>
    public int Number { get; init; }

    /// <summary>The post.</summary>
    public long PostId { get; init; }

    /// <summary>The <see cref="TopicChange"/> that moved it, by which it can be moved back.</summary>
    public long ChangeId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<MovedPost>
    {
        public void Configure(EntityTypeBuilder<MovedPost> builder)
        {
            builder.ToTable("MovedPosts").HasKey(m => new { m.TopicId, m.Number });
            builder.HasIndex(m => new { m.ChangeId, m.PostId });
            builder.HasIndex(m => m.PostId);
            builder.HasOne<Topic>().WithMany().HasForeignKey(m => m.TopicId);
            builder.HasOne<Post>().WithMany().HasForeignKey(m => m.PostId);
            builder.HasOne<TopicChange>().WithMany().HasForeignKey(m => m.ChangeId);
        }
    }
}
