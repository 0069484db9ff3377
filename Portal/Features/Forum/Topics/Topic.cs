using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Forum;

/// <summary>What a topic is for.</summary>
public enum TopicKind
{
    /// <summary>Talk.</summary>
    Discussion,

    /// <summary>Something to be answered; an answer can be accepted.</summary>
    Question,

    /// <summary>A wish for the product.</summary>
    Idea,

    /// <summary>Something that the staff tell everybody; a host, the members of a club.</summary>
    Announcement,
}

/// <summary>A topic: a title, and posts numbered from 1. Numbers are never given twice, also when a post is gone.</summary>
public sealed class Topic
{
    /// <summary>The longest title.</summary>
    public const int MostTitle = 200;

    /// <summary>The most tags on one topic.</summary>
    public const int MostTags = 50;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The category it stands in.</summary>
    public long CategoryId { get; set; }

    /// <summary>The group whose board it stands on, or null.</summary>
    public long? GroupId { get; set; }

    /// <summary>True when everyone may read it: as its category says.</summary>
    public bool Public { get; set; }

    /// <summary>What it is for.</summary>
    public TopicKind Kind { get; set; }

    /// <summary>The title.</summary>
    public required string Title { get; set; }

    /// <summary>The title as addresses carry it.</summary>
    public required string Slug { get; set; }

    /// <summary>Who started it.</summary>
    public long AuthorId { get; init; }

    /// <summary>When.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>When the last post that can be seen was written.</summary>
    public DateTime LastPostAt { get; set; }

    /// <summary>Who wrote it.</summary>
    public long LastAuthorId { get; set; }

    /// <summary>The number that was given out last.</summary>
    public int LastNumber { get; set; }

    /// <summary>How many posts can be seen.</summary>
    public int PostCount { get; set; }

    /// <summary>What the readers think of its first post.</summary>
    public int Score { get; set; }

    /// <summary>The post that was accepted as the answer.</summary>
    public long? AcceptedPostId { get; set; }

    /// <summary>True when a poll stands under its first post.</summary>
    public bool HasPoll { get; set; }

    /// <summary>How many members have the same question, besides who asked it: the rows of <see cref="MeToo"/>.</summary>
    public int MeTooCount { get; set; }

    /// <summary>How many members want this idea: the rows of <see cref="IdeaVote"/>.</summary>
    public int VoteCount { get; set; }

    /// <summary>Where an idea stands, as its last <see cref="IdeaChange"/> says; means nothing for other topics.</summary>
    public IdeaState IdeaState { get; set; }

    /// <summary>True when its first post is hidden or deleted: then only moderators see it.</summary>
    public bool Hidden { get; set; }

    /// <summary>Where it stands first in lists, or null where it is not pinned.</summary>
    public TopicPin? Pin { get; set; }

    /// <summary>Since when only staff may reply; who closed it and why is in its changes, unless it is an announcement that began so.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>Since when nobody writes, edits or reacts in it.</summary>
    public DateTime? ArchivedAt { get; set; }

    /// <summary>How many minutes a member waits between two posts; 0 for no wait.</summary>
    public int SlowMinutes { get; set; }

    /// <summary>The topic that took in all posts of this one: then nobody sees it, and its addresses lead there.</summary>
    public long? MergedIntoId { get; set; }

    /// <summary>How many of its changes its page tells of: a page whose topic has none does not look for them.</summary>
    public int Changes { get; set; }

    /// <summary>Where it stands.</summary>
    public Board Board => new(CategoryId, GroupId);

    /// <summary>Its address without the post's number.</summary>
    public string Url => $"/t/{Id}/{Slug}";

    internal sealed class Mapping : IEntityTypeConfiguration<Topic>
    {
        public void Configure(EntityTypeBuilder<Topic> builder)
        {
            builder.ToTable("Topics");
            builder.Ignore(t => t.Url);
            builder.Ignore(t => t.Board);
            builder.Property(t => t.Title).HasMaxLength(400);
            builder.Property(t => t.Slug).HasMaxLength(120);
            builder.HasIndex(t => new { t.LastPostAt, t.Id });
            builder.HasIndex(t => new { t.CategoryId, t.LastPostAt, t.Id });
            builder.HasIndex(t => new { t.CreatedAt, t.Id });
            builder.HasIndex(t => new { t.Score, t.Id });
            builder.HasIndex(t => new { t.LastPostAt, t.Id }, "IX_Topics_Unanswered").HasFilter("\"PostCount\" = 1");
            builder.HasIndex(t => new { t.AuthorId, t.Id });
            builder.HasIndex(t => new { t.LastPostAt, t.Id }, "IX_Topics_Pinned").HasFilter("\"Pin\" IS NOT NULL");
            builder.HasIndex(t => new { t.Kind, t.CreatedAt, t.Id });
            builder.HasIndex(t => new { t.CreatedAt, t.Id }, "IX_Topics_Solved").HasFilter("\"AcceptedPostId\" IS NOT NULL");
            builder.Property(t => t.IdeaState).HasDefaultValue(IdeaState.Open).ValueGeneratedNever();
            builder.HasIndex(t => new { t.VoteCount, t.Id }, "IX_Topics_IdeasByVotes").HasFilter("\"Kind\" = 'Idea'");
            builder.HasIndex(t => new { t.CreatedAt, t.Id }, "IX_Topics_IdeasByAge").HasFilter("\"Kind\" = 'Idea'");
            builder.HasIndex(t => new { t.IdeaState, t.VoteCount, t.Id }, "IX_Topics_IdeasByState").HasFilter("\"Kind\" = 'Idea'");
            builder.HasOne<Category>().WithMany().HasForeignKey(t => t.CategoryId);
            builder.HasOne<Account>().WithMany().HasForeignKey(t => t.AuthorId);
        }
    }
}
