using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Events;

/// <summary>What somebody says to an invitation.</summary>
public enum EventAnswer
{
    /// <summary>They come.</summary>
    Yes,

    /// <summary>They may come. That takes no seat.</summary>
    Maybe,

    /// <summary>They do not come.</summary>
    No,
}

/// <summary>What came of that.</summary>
public enum ReplyState
{
    /// <summary>They have a seat.</summary>
    Going,

    /// <summary>They would come, and wait for a seat.</summary>
    Waiting,

    /// <summary>They may come.</summary>
    Maybe,

    /// <summary>They do not come.</summary>
    Declined,
}

/// <summary>Somebody's answer to an event.</summary>
public sealed class EventReply
{
    /// <summary>The event.</summary>
    public long EventId { get; init; }

    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>What came of it.</summary>
    public ReplyState State { get; set; }

    /// <summary>How many they bring.</summary>
    public int Guests { get; set; }

    /// <summary>Their place in the waiting list: who has the smallest of those who wait is next.</summary>
    public int Turn { get; set; }

    /// <summary>When they answered last.</summary>
    public DateTime At { get; set; }

    /// <summary>When they are to be reminded next, or looked at for that; null for not at all.</summary>
    public DateTime? RemindAt { get; set; }

    /// <summary>What was due up to here is done with: nothing is told twice, and nothing that was due before they answered.</summary>
    public DateTime RemindedUpTo { get; set; }

    /// <summary>They are to be reminded from now on, or not at all. The job finds out when.</summary>
    public void RemindFrom(DateTime now) => (RemindAt, RemindedUpTo) = (State is ReplyState.Going or ReplyState.Maybe ? now : null, now);

    internal sealed class Mapping : IEntityTypeConfiguration<EventReply>
    {
        public void Configure(EntityTypeBuilder<EventReply> builder)
        {
            builder.ToTable("EventReplies").HasKey(r => new { r.EventId, r.AccountId });
            builder.HasIndex(r => new { r.EventId, r.State, r.Turn });
            builder.HasIndex(r => r.AccountId);
            builder.HasIndex(r => r.RemindAt).HasFilter("\"RemindAt\" IS NOT NULL");
            builder.HasOne<Event>().WithMany().HasForeignKey(r => r.EventId);
            builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId);
        }
    }
}
