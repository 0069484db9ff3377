using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Chat;

/// <summary>
/// A colleague beside the one who holds a chat: invited, and from when they joined one who answers too. It lasts as long as the chat stays in its holder's hands;
/// the holder stays one.
/// </summary>
public sealed class ChatParticipant
{
    /// <summary>So many can stand beside a holder.</summary>
    public const int Most = 5;

    /// <summary>The chat.</summary>
    public long ChatId { get; init; }

    /// <summary>The colleague.</summary>
    public long AccountId { get; init; }

    /// <summary>Who invited them; themselves for an admin who joined unasked.</summary>
    public long InvitedById { get; init; }

    /// <summary>When they were invited.</summary>
    public DateTime InvitedAt { get; init; }

    /// <summary>Since when they answer; null while they have not come yet.</summary>
    public DateTime? JoinedAt { get; set; }

    /// <summary>Up to which number they have seen it: for their own unread marks, and nobody is told.</summary>
    public int ReadNumber { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ChatParticipant>
    {
        public void Configure(EntityTypeBuilder<ChatParticipant> builder)
        {
            builder.ToTable("ChatParticipants").HasKey(p => new { p.ChatId, p.AccountId });
            builder.HasIndex(p => p.AccountId);
            builder.HasOne<Chat>().WithMany().HasForeignKey(p => p.ChatId);
            builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId);
            builder.HasOne<Account>().WithMany().HasForeignKey(p => p.InvitedById);
        }
    }
}
