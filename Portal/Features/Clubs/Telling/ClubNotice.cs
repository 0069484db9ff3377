using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>What somebody is told of a club.</summary>
public enum ClubNoticeKind
{
    /// <summary>To who runs it: somebody asks to join.</summary>
    Asked,

    /// <summary>They were let in.</summary>
    LetIn,

    /// <summary>They were not.</summary>
    TurnedDown,

    /// <summary>They are invited.</summary>
    Invited,

    /// <summary>They were removed. Text: why.</summary>
    Removed,

    /// <summary>They were banned from this club. Text: why.</summary>
    Banned,

    /// <summary>They may come in again.</summary>
    Unbanned,

    /// <summary>They run it now, as a host or a co-host.</summary>
    MadeHost,

    /// <summary>They keep order in it now.</summary>
    MadeModerator,

    /// <summary>It is offered to them.</summary>
    Offered,

    /// <summary>They handed it over, and it was accepted.</summary>
    Accepted,

    /// <summary>They wanted to hand it over, and it was declined.</summary>
    Declined,

    /// <summary>To all who are in it: it was closed. Text: why. To who asked to join as well.</summary>
    Closed,

    /// <summary>To all who are in it: it is open again.</summary>
    Reopened,

    /// <summary>To who runs it: news whose time had come became a draft, as who wrote them may not publish there now. Text: their title.</summary>
    Unpublished,
}

/// <summary>One thing that is told of a club: the subject of the notifications that are made of it, so that each is told once.</summary>
public sealed class ClubNotice
{
    /// <summary>The first word of the subject that it is.</summary>
    public const string Subject = "club-notice";

    /// <summary>The longest reason.</summary>
    public const int MostText = 500;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>Of which club.</summary>
    public long ClubId { get; init; }

    /// <summary>To whom; null for all who run it, and where it was closed or opened again for all who are in it.</summary>
    public long? AccountId { get; init; }

    /// <summary>What.</summary>
    public ClubNoticeKind Kind { get; init; }

    /// <summary>Who did it, who is not told; null for the portal itself.</summary>
    public long? ById { get; init; }

    /// <summary>Why, where somebody said so.</summary>
    public string Text { get; init; } = "";

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ClubNotice>
    {
        public void Configure(EntityTypeBuilder<ClubNotice> builder)
        {
            builder.ToTable("ClubNotices");
            builder.Property(n => n.Text).HasMaxLength(MostText);
            builder.HasIndex(n => n.ClubId);
            builder.HasIndex(n => n.AccountId).HasFilter("\"AccountId\" IS NOT NULL");
            builder.HasOne<Club>().WithMany().HasForeignKey(n => n.ClubId);
            builder.HasOne<Account>().WithMany().HasForeignKey(n => n.AccountId);
        }
    }
}

/// <summary>Writes notices down and tells of them.</summary>
internal static class ClubTelling
{
    /// <summary>Inside a deed. Saves what was changed before.</summary>
    /// <param name="hand">The club.</param>
    /// <param name="kind">What is told.</param>
    /// <param name="accountId">To whom; null for all who run it.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="text">Why.</param>
    public static Task Notify(this ClubAtHand hand, ClubNoticeKind kind, long? accountId, CancellationToken ct, string text = "") => hand.NotifyEach(kind, [accountId], ct, text);

    /// <summary>The same to several.</summary>
    public static Task NotifyEach(this ClubAtHand hand, ClubNoticeKind kind, IReadOnlyList<long?> accountIds, CancellationToken ct, string text = "") =>
        hand.Db.Notify([.. accountIds.Select(id => new ClubNotice { ClubId = hand.Club.Id, AccountId = id, Kind = kind, ById = hand.Me, Text = text, At = hand.Now })], ct);

    /// <summary>Several at once, where nobody has the club at hand: inside a deed. Saves what was changed before.</summary>
    public static async Task Notify(this PortalDb db, IReadOnlyCollection<ClubNotice> notices, CancellationToken ct)
    {
        if (notices.Count == 0)
        {
            return;
        }

        db.AddRange(notices);
        await db.SaveChangesAsync(ct);
        foreach (var notice in notices)
        {
            db.Tell(new ClubNoticed(notice.Id));
        }
    }
}
