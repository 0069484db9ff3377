using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Forum;

/// <summary>What can be done to a topic at a later time.</summary>
public enum TimedDeed
{
    /// <summary>Close it.</summary>
    Close,

    /// <summary>Open it again.</summary>
    Open,

    /// <summary>Unpin it.</summary>
    Unpin,

    /// <summary>End its slow mode.</summary>
    Unslow,
}

/// <summary>Something that will be done to a topic: when, by whose wish, and why. One of a kind for each topic.</summary>
public sealed class TopicTimer
{
    /// <summary>The topic.</summary>
    public long TopicId { get; init; }

    /// <summary>What will be done.</summary>
    public TimedDeed Deed { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    /// <summary>Who set it; null for the portal itself.</summary>
    public long? ById { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<TopicTimer>
    {
        public void Configure(EntityTypeBuilder<TopicTimer> builder)
        {
            builder.ToTable("TopicTimers").HasKey(t => new { t.TopicId, t.Deed });
            builder.Property(t => t.Reason).HasMaxLength(TopicChange.MostReason);
            builder.HasIndex(t => t.At);
            builder.HasOne<Topic>().WithMany().HasForeignKey(t => t.TopicId);
        }
    }
}
