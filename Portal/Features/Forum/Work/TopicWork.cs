using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.Cases;
using Portal.Commons.People;

namespace Portal.Features.Forum;

/// <summary>Where staff are with a topic. Only they see it.</summary>
public enum WorkState
{
    /// <summary>Nobody has looked at it.</summary>
    New,

    /// <summary>Somebody of the staff has looked at it.</summary>
    LookedAt,

    /// <summary>It is our turn.</summary>
    WaitingForUs,

    /// <summary>It is the customer's turn.</summary>
    WaitingForCustomer,

    /// <summary>Nothing is left to do.</summary>
    Done,
}

/// <summary>
/// How a topic is looked after: by staff, and by the portal, which keeps the promises of its category and reminds who asked. There is one for every question that a member
/// asked, and for any other topic as soon as staff take it up. Members never see it: it is in no page, answer or news of theirs.
/// </summary>
public sealed class TopicWork
{
    /// <summary>The topic's id.</summary>
    public long Id { get; init; }

    /// <summary>Where staff are with it.</summary>
    public WorkState State { get; set; }

    /// <summary>Since when.</summary>
    public DateTime Since { get; set; }

    /// <summary>Which of the staff looks after it, until it is handed over.</summary>
    public long? OwnerId { get; set; }

    /// <summary>The number of the post that moved it last: what was written before moves it no more.</summary>
    public int Number { get; set; }

    /// <summary>
    /// When the members' time to answer is over and it becomes the staff's turn, by what its category leaves them, or by the portal's setting where that says nothing; null when that is past, or no longer needed.
    /// </summary>
    public DateTime? OursAt { get; set; }

    /// <summary>Until when its category promises an answer; null without a promise, and when it was kept or has become a case.</summary>
    public DateTime? DueAt { get; set; }

    /// <summary>The open case of a broken promise, or of a question to which nothing was promised and which nobody has answered.</summary>
    public long? CaseId { get; set; }

    /// <summary>When who asked is to be reminded that there is an answer to accept; null for not at all.</summary>
    public DateTime? RemindAt { get; set; }

    /// <summary>How often they were.</summary>
    public int Reminders { get; set; }

    /// <summary>Grows with every change that staff make or see: who changes it names the one they saw.</summary>
    public int Version { get; set; } = 1;

    internal sealed class Mapping : IEntityTypeConfiguration<TopicWork>
    {
        public void Configure(EntityTypeBuilder<TopicWork> builder)
        {
            builder.ToTable("TopicWorks");
            builder.Property(w => w.Id).ValueGeneratedNever();
            builder.HasIndex(w => new { w.State, w.Since, w.Id });
            builder.HasIndex(w => new { w.OwnerId, w.State, w.Since, w.Id });
            builder.HasIndex(w => new { w.Since, w.Id }, "IX_TopicWorks_Overdue").HasFilter("\"CaseId\" IS NOT NULL");
            builder.HasIndex(w => w.OursAt).HasFilter("\"OursAt\" IS NOT NULL");
            builder.HasIndex(w => w.DueAt).HasFilter("\"DueAt\" IS NOT NULL");
            builder.HasIndex(w => w.RemindAt).HasFilter("\"RemindAt\" IS NOT NULL");
            builder.HasOne<Topic>().WithOne().HasForeignKey<TopicWork>(w => w.Id);
            builder.HasOne<Account>().WithMany().HasForeignKey(w => w.OwnerId);
            builder.HasOne<Case>().WithMany().HasForeignKey(w => w.CaseId);
        }
    }
}
