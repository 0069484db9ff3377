using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Chat;

/// <summary>Somebody may not write in chats for a time: a member by their account, a visitor in this chat and, as long as it lasts, from the address that began it.</summary>
public sealed class ChatBlock
{
    /// <summary>The longest reason.</summary>
    public const int MostReason = 1000;

    /// <summary>The longest time.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(30);

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The chat in which it was decided.</summary>
    public long ChatId { get; init; }

    /// <summary>The member who is blocked; null for a visitor.</summary>
    public long? AccountId { get; init; }

    /// <summary>Where a visitor's chat was begun from, as far as that is known. It goes with the block.</summary>
    public string? Address { get; init; }

    /// <summary>Until when.</summary>
    public DateTime Until { get; set; }

    /// <summary>Why, for the staff.</summary>
    public required string Reason { get; init; }

    /// <summary>Who decided it.</summary>
    public long ById { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ChatBlock>
    {
        public void Configure(EntityTypeBuilder<ChatBlock> builder)
        {
            builder.ToTable("ChatBlocks");
            builder.Property(b => b.Address).HasMaxLength(80);
            builder.Property(b => b.Reason).HasMaxLength(MostReason);
            builder.HasIndex(b => new { b.ChatId, b.Until });
            builder.HasIndex(b => new { b.AccountId, b.Until });
            builder.HasIndex(b => new { b.Address, b.Until });
            builder.HasOne<Chat>().WithMany().HasForeignKey(b => b.ChatId);
            builder.HasOne<Account>().WithMany().HasForeignKey(b => b.AccountId);
            builder.HasOne<Account>().WithMany().HasForeignKey(b => b.ById);
        }
    }
}
