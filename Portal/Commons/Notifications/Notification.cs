using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Commons.Notifications;

/// <summary>What a notification is to who gets it. Where one thing would be several, the first of these is told.</summary>
public enum NotificationKind
{
    /// <summary>Somebody wrote their @name.</summary>
    Mention,

    /// <summary>Somebody answered what they wrote.</summary>
    Reply,

    /// <summary>Somebody quoted them.</summary>
    Quote,

    /// <summary>Something was written where they watch.</summary>
    Watched,

    /// <summary>Something was begun where they watch.</summary>
    FirstPost,

    /// <summary>What they wrote was accepted as the answer.</summary>
    Accepted,

    /// <summary>Somebody reacted to what they wrote.</summary>
    Reaction,

    /// <summary>The staff said where something stands that they voted for.</summary>
    Idea,

    /// <summary>The time has come at which they wanted to be reminded.</summary>
    Reminder,

    /// <summary>They were honoured with a badge.</summary>
    Badge,

    /// <summary>Somebody wrote to them directly.</summary>
    Message,

    /// <summary>Something in a chat that is theirs to answer is due soon.</summary>
    ChatDue,

    /// <summary>Something in a chat that is theirs to answer, or to look after, was not done in time.</summary>
    ChatLate,

    /// <summary>Something was decided about what they wrote, what they flagged, or themselves. Nobody can choose not to be told.</summary>
    Moderation,

    /// <summary>Something passed by in the watch of which they want to be told.</summary>
    WatchAlert,

    /// <summary>A colleague wants them to look at something in the watch, or hands them a case of the queue.</summary>
    WatchHandedOver,

    /// <summary>An event that they go to was called off or moved, or they have a seat for which they waited.</summary>
    Event,

    /// <summary>An event that they go to begins soon.</summary>
    EventReminder,

    /// <summary>Something happened to them in a club: they were let in, invited, made a host, or removed; or somebody asks to join one that they run.</summary>
    Club,

    /// <summary>They won something, a game that they take part in was called off, or one that they announced is decided.</summary>
    Game,

    /// <summary>A greeting card arrived.</summary>
    Card,

    /// <summary>A club that they are in has something new to read, or a new event: told as each member chose for that club.</summary>
    ClubNews,
}

/// <summary>One thing that happened, as told to one member. It holds ids alone: what is shown of it is read anew, as far as they may see it then.</summary>
public sealed class Notification
{
    /// <summary>A member keeps so many, the newest; lists and counts look no further back.</summary>
    public const int Most = 1000;

    /// <summary>The id; greater ones are newer.</summary>
    public long Id { get; private set; }

    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>What it is to them.</summary>
    public NotificationKind Kind { get; init; }

    /// <summary>The first word of its subject: <c>post</c>.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>The subject's id.</summary>
    public long SubjectId { get; init; }

    /// <summary>What it belongs to and is read with: <c>topic:12</c>.</summary>
    public required string Whole { get; init; }

    /// <summary>The subject's place in the whole: who has read up to there has read it.</summary>
    public int Number { get; init; }

    /// <summary>Who did it; 0 for the portal itself.</summary>
    public long ById { get; init; }

    /// <summary>When it happened.</summary>
    public DateTime At { get; init; }

    /// <summary>When it was read, or null.</summary>
    public DateTime? ReadAt { get; set; }

    /// <summary>Shown in the bell and the list; false for what its reader wants by letter alone.</summary>
    public bool Bell { get; init; }

    /// <summary>By which letter it is sent.</summary>
    public MailChoice Mail { get; init; }

    /// <summary>When the letter is due; null when there is none, or it is written.</summary>
    public DateTime? MailDueAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Notification>
    {
        public void Configure(EntityTypeBuilder<Notification> builder)
        {
            builder.ToTable("Notifications");
            builder.Property(n => n.SubjectKind).HasMaxLength(20);
            builder.Property(n => n.Whole).HasMaxLength(60);
            builder.HasIndex(n => new { n.SubjectId, n.AccountId, n.Kind, n.ById, n.SubjectKind }).IsUnique();
            builder.HasIndex(n => new { n.AccountId, n.Id });
            builder.HasIndex(n => new { n.AccountId, n.Whole }, "IX_Notifications_Unread").HasFilter("\"ReadAt\" IS NULL");
            builder.HasIndex(n => n.ReadAt).HasFilter("\"ReadAt\" IS NOT NULL");
            builder.HasIndex(n => new { n.MailDueAt, n.AccountId }).HasFilter("\"MailDueAt\" IS NOT NULL");
            builder.HasOne<Account>().WithMany().HasForeignKey(n => n.AccountId);
        }
    }
}
