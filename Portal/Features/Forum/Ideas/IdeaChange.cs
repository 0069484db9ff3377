using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Forum;

/// <summary>Where an idea stands.</summary>
public enum IdeaState
{
    /// <summary>Nobody of the staff has said anything about it.</summary>
    Open,

    /// <summary>Staff are looking at it.</summary>
    UnderReview,

    /// <summary>It will be made.</summary>
    Planned,

    /// <summary>It is there.</summary>
    Shipped,

    /// <summary>It will not be made.</summary>
    Declined,

    /// <summary>Another idea wants the same, and has its votes.</summary>
    Duplicate,
}

/// <summary>One step of an idea: where it came to stand, who decided that, when, and their word. Only ever added to; the last one is where it stands.</summary>
public sealed class IdeaChange
{
    /// <summary>The longest word.</summary>
    public const int MostWord = 1000;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The idea.</summary>
    public long TopicId { get; init; }

    /// <summary>Counts from 1; who decides names the one that they saw.</summary>
    public int Number { get; init; }

    /// <summary>Where the idea came to stand.</summary>
    public IdeaState State { get; init; }

    /// <summary>What the staff say about it, in plain text that everyone reads; may be empty for a duplicate.</summary>
    public required string Word { get; init; }

    /// <summary>The idea that a duplicate was merged into.</summary>
    public long? OfId { get; init; }

    /// <summary>Who decided.</summary>
    public long ById { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<IdeaChange>
    {
        public void Configure(EntityTypeBuilder<IdeaChange> builder)
        {
            builder.ToTable("IdeaChanges");
            builder.Property(c => c.Word).HasMaxLength(MostWord);
            builder.HasIndex(c => new { c.TopicId, c.Number }).IsUnique();
            builder.HasIndex(c => c.OfId);
            builder.HasOne<Topic>().WithMany().HasForeignKey(c => c.TopicId);
            builder.HasOne<Topic>().WithMany().HasForeignKey(c => c.OfId);
            builder.HasOne<Account>().WithMany().HasForeignKey(c => c.ById);
        }
    }
}
