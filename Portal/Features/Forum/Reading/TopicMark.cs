using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Forum;

/// <summary>How closely somebody follows a topic, or the topics of a category, a tag or a person.</summary>
public enum WatchLevel
{
    /// <summary>Nothing is said of it, and no list but those that ask for it shows it.</summary>
    Muted,

    /// <summary>It stands in the lists like any other.</summary>
    Normal,

    /// <summary>What is new in it is counted among the unread.</summary>
    Tracking,

    /// <summary>That, and each post is told.</summary>
    Watching,

    /// <summary>The start of each topic is told, and no more of it. A topic by itself, which has started, has no such level.</summary>
    FirstPost,
}

/// <summary>How far somebody has read a topic, and how closely they follow it. There is none where they never opened it.</summary>
public sealed class TopicMark
{
    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>The topic.</summary>
    public long TopicId { get; init; }

    /// <summary>The greatest number of a post that they have read, 0 for none.</summary>
    public int Number { get; set; }

    /// <summary>What they chose, or what follows from what they wrote; null as long as nothing does: then it is what its places say. See <see cref="WatchRules"/>.</summary>
    public WatchLevel? Level { get; set; }

    /// <summary>True where they chose it; what follows from what they wrote is the least they get, and a place may say more.</summary>
    public bool Chosen { get; set; }

    /// <summary>When it last changed.</summary>
    public DateTime At { get; set; }

    /// <summary>True for who wrote a post in it: then it is in their list of topics.</summary>
    public bool Wrote { get; set; }

    /// <summary>True where they took the topic's pin away for themselves: in their lists it stands like any other, until it is pinned anew.</summary>
    public bool Unpinned { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<TopicMark>
    {
        public void Configure(EntityTypeBuilder<TopicMark> builder)
        {
            builder.Property(m => m.Unpinned).HasDefaultValue(false);
            builder.Property(m => m.Wrote).HasDefaultValue(false);
            builder.ToTable("TopicMarks").HasKey(m => new { m.AccountId, m.TopicId });
            builder.HasIndex(m => new { m.TopicId, m.Level, m.AccountId });
            builder.HasIndex(m => new { m.AccountId, m.Level });
            builder.HasOne<Topic>().WithMany().HasForeignKey(m => m.TopicId);
            builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
        }
    }
}
