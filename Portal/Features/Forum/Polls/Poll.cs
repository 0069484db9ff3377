using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Forum;

/// <summary>How a poll is answered.</summary>
public enum PollKind
{
    /// <summary>One option.</summary>
    Single,

    /// <summary>Several options, as many as the poll allows.</summary>
    Multiple,

    /// <summary>Options in the order of one's liking; counted by instant run-off.</summary>
    Ranked,
}

/// <summary>When the results of a poll are shown.</summary>
public enum PollResults
{
    /// <summary>To everyone, always.</summary>
    Always,

    /// <summary>To who has voted, and to everyone when the poll is closed.</summary>
    AfterVote,

    /// <summary>When the poll is closed.</summary>
    AfterClose,
}

/// <summary>A question with options under the first post of a topic; a topic has one at most.</summary>
public sealed class Poll
{
    /// <summary>The fewest options.</summary>
    public const int FewestOptions = 2;

    /// <summary>The most options.</summary>
    public const int MostOptions = 20;

    /// <summary>The longest question, in characters.</summary>
    public const int MostQuestion = 200;

    /// <summary>The longest option, in characters.</summary>
    public const int MostOption = 120;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The topic.</summary>
    public long TopicId { get; init; }

    /// <summary>What is asked.</summary>
    public required string Question { get; init; }

    /// <summary>How it is answered.</summary>
    public PollKind Kind { get; init; }

    /// <summary>How many options one may choose; 1 for a single choice, all for a ranking.</summary>
    public int MostChoices { get; init; }

    /// <summary>When the results are shown.</summary>
    public PollResults Results { get; init; }

    /// <summary>The options, in their order; an option's number is its place, from 1. They never change: a vote is for what it was given for.</summary>
    public required IReadOnlyList<string> Options { get; init; }

    /// <summary>Who made it.</summary>
    public long AuthorId { get; init; }

    /// <summary>When it was made.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>When it closes by itself; null when it does not.</summary>
    public DateTime? ClosesAt { get; set; }

    /// <summary>When it was closed, or null.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>Goes up with every vote: what was counted is kept as long as it stays the same.</summary>
    public int Version { get; set; }

    /// <summary>Whether no vote is taken any more.</summary>
    public bool IsClosed(DateTime now) => ClosedAt is not null || ClosesAt <= now;

    internal sealed class Mapping : IEntityTypeConfiguration<Poll>
    {
        public void Configure(EntityTypeBuilder<Poll> builder)
        {
            builder.ToTable("Polls");
            builder.Property(p => p.Question).HasMaxLength(MostQuestion);
            builder.HasIndex(p => p.TopicId).IsUnique();
            builder.HasIndex(p => p.ClosesAt).HasFilter("\"ClosesAt\" IS NOT NULL AND \"ClosedAt\" IS NULL");
            builder.HasOne<Topic>().WithMany().HasForeignKey(p => p.TopicId);
            builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AuthorId);
        }
    }
}
