using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Forum;

/// <summary>What can be done to a topic as a whole.</summary>
public enum TopicDeed
{
    /// <summary>It got another title, other tags, or another kind.</summary>
    Renamed,

    /// <summary>It was moved to another category.</summary>
    Moved,

    /// <summary>Posts of it were moved to another topic.</summary>
    PostsLeft,

    /// <summary>Posts of another topic were moved here.</summary>
    PostsCame,

    /// <summary>Another topic was merged into it.</summary>
    Merged,

    /// <summary>Posts went back to where they had been.</summary>
    PostsReturned,

    /// <summary>It was pinned.</summary>
    Pinned,

    /// <summary>It was unpinned.</summary>
    Unpinned,

    /// <summary>It was closed.</summary>
    Closed,

    /// <summary>It was opened again.</summary>
    Opened,

    /// <summary>It was archived.</summary>
    Archived,

    /// <summary>It was taken out of the archive.</summary>
    Unarchived,

    /// <summary>The wait between two posts of a member was changed.</summary>
    Slowed,

    /// <summary>The times were changed at which it closes or opens by itself.</summary>
    Timed,

    /// <summary>Its poll was closed by somebody else than who started it. Not undone.</summary>
    PollClosed,

    /// <summary>Its poll was taken away with all votes by somebody else than who started it. Not undone.</summary>
    PollRemoved,
}

/// <summary>
/// One change of a topic as a whole: who, when and why, and what is needed to undo it. Its page tells of those that its readers would ask about, between the posts
/// before and after it; none of them takes a number.
/// </summary>
public sealed class TopicChange
{
    /// <summary>The longest reason.</summary>
    public const int MostReason = 500;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The topic.</summary>
    public long TopicId { get; init; }

    /// <summary>What.</summary>
    public TopicDeed Deed { get; init; }

    /// <summary>Who; null for the portal itself.</summary>
    public long? ById { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    /// <summary>Why, in the words of who did it; the topic's readers see it.</summary>
    public string? Reason { get; init; }

    /// <summary>The number of the post below which it is told; 0 for above all.</summary>
    public int AfterNumber { get; init; }

    /// <summary>The other topic, where two were touched.</summary>
    public long? OtherTopicId { get; init; }

    /// <summary>How many posts were moved; the minutes of a slow topic.</summary>
    public int Count { get; init; }

    /// <summary>How it was before, as a word that the deed understands.</summary>
    public string? Before { get; init; }

    /// <summary>What was made of it.</summary>
    public string? After { get; init; }

    /// <summary>When it was undone; then it is told no longer. What undoes something is undone from the start.</summary>
    public DateTime? UndoneAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<TopicChange>
    {
        public void Configure(EntityTypeBuilder<TopicChange> builder)
        {
            builder.ToTable("TopicChanges");
            builder.Property(c => c.Reason).HasMaxLength(MostReason);
            builder.Property(c => c.Before).HasMaxLength(4000);
            builder.Property(c => c.After).HasMaxLength(4000);
            builder.HasIndex(c => new { c.TopicId, c.AfterNumber, c.Id });
            builder.HasOne<Topic>().WithMany().HasForeignKey(c => c.TopicId);
        }
    }
}
