using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Clubs;

/// <summary>What one day came to in a club. There is none for days on which there was nothing, but for one of the newest day that says how far was counted.</summary>
public sealed class ClubDay
{
    /// <summary>The club.</summary>
    public long ClubId { get; init; }

    /// <summary>The day, by UTC: its first moment.</summary>
    public DateTime Day { get; init; }

    /// <summary>How many members read, wrote or reacted on it.</summary>
    public int Active { get; set; }

    /// <summary>On it or on the six days before.</summary>
    public int ActiveWeek { get; set; }

    /// <summary>On it or on the 29 days before.</summary>
    public int ActiveMonth { get; set; }

    /// <summary>How many came into the club.</summary>
    public int Joined { get; set; }

    /// <summary>How many went.</summary>
    public int Left { get; set; }

    /// <summary>How many who had been members for more than 30 days were active for the first time in 30 days.</summary>
    public int Returned { get; set; }

    /// <summary>Topics begun.</summary>
    public int Topics { get; set; }

    /// <summary>Replies written.</summary>
    public int Replies { get; set; }

    /// <summary>Messages in its room.</summary>
    public int Messages { get; set; }

    /// <summary>Events that began.</summary>
    public int Events { get; set; }

    /// <summary>How many came to them, guests counted.</summary>
    public int EventGuests { get; set; }

    /// <summary>How long topics had waited that got their first reply: <see cref="ReplyWaits"/>.</summary>
    public string Waits { get; set; } = "";

    /// <summary>Takes over what was counted; tells whether that is something else.</summary>
    internal bool Take(ClubDay counted)
    {
        var before = Facts;
        (Active, ActiveWeek, ActiveMonth, Joined, Left, Returned) = (counted.Active, counted.ActiveWeek, counted.ActiveMonth, counted.Joined, counted.Left, counted.Returned);
        (Topics, Replies, Messages, Events, EventGuests, Waits) = (counted.Topics, counted.Replies, counted.Messages, counted.Events, counted.EventGuests, counted.Waits);
        return before != Facts;
    }

    private (int, int, int, int, int, int, int, int, int, int, int, string) Facts => (Active, ActiveWeek, ActiveMonth, Joined, Left, Returned, Topics, Replies, Messages, Events, EventGuests, Waits);

    internal sealed class Mapping : IEntityTypeConfiguration<ClubDay>
    {
        public void Configure(EntityTypeBuilder<ClubDay> builder)
        {
            builder.ToTable("ClubDays").HasKey(d => new { d.ClubId, d.Day });
            builder.Property(d => d.Waits).HasMaxLength(200);
            builder.HasIndex(d => d.Day);
            builder.HasOne<Club>().WithMany().HasForeignKey(d => d.ClubId);
        }
    }
}

/// <summary>How many members have opened a topic of a club's board: who they are is not kept here.</summary>
public sealed class ClubRead
{
    /// <summary>The club.</summary>
    public long ClubId { get; init; }

    /// <summary>The topic.</summary>
    public long TopicId { get; init; }

    /// <summary>How many, but for who started it.</summary>
    public int Readers { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ClubRead>
    {
        public void Configure(EntityTypeBuilder<ClubRead> builder)
        {
            builder.ToTable("ClubReads").HasKey(r => new { r.ClubId, r.TopicId });
            builder.HasIndex(r => r.TopicId);
            builder.HasOne<Club>().WithMany().HasForeignKey(r => r.ClubId);
            builder.HasOne<Forum.Topic>().WithMany().HasForeignKey(r => r.TopicId);
        }
    }
}
