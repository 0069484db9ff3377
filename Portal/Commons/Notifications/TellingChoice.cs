using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Commons.Notifications;

/// <summary>Whether, and when, a notification is sent by letter.</summary>
public enum MailChoice
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>A moment after it happened, unless it was read by then; not in quiet hours.</summary>
    AtOnce,

    /// <summary>With all others of the day, at the hour chosen.</summary>
    Digest,

    /// <summary>With all others of the week, on Monday at that hour.</summary>
    Weekly,
}

/// <summary>How somebody wants to be told of one kind.</summary>
/// <param name="Bell">In the bell.</param>
/// <param name="Mail">By letter.</param>
public readonly record struct Telling(bool Bell, MailChoice Mail)
{
    /// <summary>True when there is nothing to be told of.</summary>
    public bool IsNothing => !Bell && Mail == MailChoice.None;

    /// <summary>What applies to who chose nothing.</summary>
    public static Telling Usual(NotificationKind kind) => new(Bell: true, kind switch
    {
        NotificationKind.FirstPost or NotificationKind.ClubNews => MailChoice.Digest,
        NotificationKind.Reaction or NotificationKind.Badge => MailChoice.None,
        _ => IsForAgents(kind) || IsForModerators(kind) ? MailChoice.None : MailChoice.AtOnce,
    });

    /// <summary>Whether only agents are told of a kind: others have nothing to choose.</summary>
    public static bool IsForAgents(NotificationKind kind) => kind is NotificationKind.ChatDue or NotificationKind.ChatLate;

    /// <summary>Whether everybody must be told of a kind, in the bell and by letter: there is nothing to choose.</summary>
    public static bool IsDue(NotificationKind kind) => kind == NotificationKind.Moderation;

    /// <summary>Whether only moderators are told of a kind.</summary>
    public static bool IsForModerators(NotificationKind kind) => kind is NotificationKind.WatchAlert or NotificationKind.WatchHandedOver;
}

/// <summary>What somebody chose for one kind. There is none for what they left as it is.</summary>
public sealed class TellingChoice
{
    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>The kind.</summary>
    public NotificationKind Kind { get; init; }

    /// <summary>Told in the bell.</summary>
    public bool Bell { get; set; }

    /// <summary>Sent by letter.</summary>
    public MailChoice Mail { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<TellingChoice>
    {
        public void Configure(EntityTypeBuilder<TellingChoice> builder)
        {
            builder.ToTable("TellingChoices").HasKey(c => new { c.AccountId, c.Kind });
            builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
        }
    }
}
