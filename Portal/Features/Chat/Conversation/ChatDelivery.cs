using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>
/// Up to which number each side's page has got a chat. Kept only where a page had it before it was seen: what was read has come, too. One row for a chat, changed while the chat's row is locked.
/// </summary>
public sealed class ChatDelivery
{
    /// <summary>The chat.</summary>
    public long ChatId { get; init; }

    /// <summary>What the customer's page has got.</summary>
    public int ToCustomer { get; private set; }

    /// <summary>What a page of the agent who holds it has got.</summary>
    public int ToAgents { get; private set; }

    /// <summary>Remembers what came to a side; never goes back.</summary>
    public bool Came(ChatSeat to, int number)
    {
        if (number <= (to == ChatSeat.Customer ? ToCustomer : ToAgents))
        {
            return false;
        }

        (ToCustomer, ToAgents) = to == ChatSeat.Customer ? (number, ToAgents) : (ToCustomer, number);
        return true;
    }

    /// <summary>What has come to each side: what a page said it has got, or what was read.</summary>
    internal static async Task<(int ToCustomer, int ToAgents)> Of(PortalDb db, Chat chat, CancellationToken ct)
    {
        var kept = chat.ReadByCustomer >= chat.LastNumber && chat.ReadByAgents >= chat.LastNumber ? null : await db.Set<ChatDelivery>().FirstOrDefaultAsync(d => d.ChatId == chat.Id, ct);
        return (Math.Max(chat.ReadByCustomer, kept?.ToCustomer ?? 0), Math.Max(chat.ReadByAgents, kept?.ToAgents ?? 0));
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ChatDelivery>
    {
        public void Configure(EntityTypeBuilder<ChatDelivery> builder)
        {
            builder.ToTable("ChatDeliveries").HasKey(d => d.ChatId);
            builder.Property(d => d.ChatId).ValueGeneratedNever();
            builder.HasOne<Chat>().WithOne().HasForeignKey<ChatDelivery>(d => d.ChatId);
        }
    }
}
