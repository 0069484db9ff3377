using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>That a chat was given to an agent, who is to answer it in time. Looked at once, when that time is over, and then gone.</summary>
public sealed class ChatOffer
{
    /// <summary>The chat.</summary>
    public long ChatId { get; init; }

    /// <summary>To whom it was given last.</summary>
    public long AgentId { get; set; }

    /// <summary>The number of the line that says so: a word of the agent's with a greater one is an answer.</summary>
    public int Number { get; set; }

    /// <summary>Until when they are to answer.</summary>
    public DateTime AnswerBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ChatOffer>
    {
        public void Configure(EntityTypeBuilder<ChatOffer> builder)
        {
            builder.ToTable("ChatOffers").HasKey(o => o.ChatId);
            builder.Property(o => o.ChatId).ValueGeneratedNever();
            builder.HasIndex(o => o.AnswerBy);
            builder.HasOne<Chat>().WithOne().HasForeignKey<ChatOffer>(o => o.ChatId);
        }
    }
}

/// <summary>Keeps offers right where two chats become one, inside that deed.</summary>
internal static class ChatOffers
{
    /// <summary>Forgets the offer of a chat that is locked where nothing hangs on it any more: somebody answered, or it changed hands.</summary>
    public static Task<int> SettleOffer(this PortalDb db, Chat chat, CancellationToken ct)
    {
        var (id, holder) = (chat.Id, chat.State == ChatState.Open ? chat.AgentId : null);
        return db.Set<ChatOffer>().Where(o => o.ChatId == id
            && (o.AgentId != holder || holder == null || db.Turns().Any(t => t.ChatId == id && t.Number > o.Number) || db.Set<ChatMessage>().Any(m => m.ChatId == id && m.Number > o.Number && m.Author == ChatAuthor.Agent)))
            .ExecuteDeleteAsync(ct);
    }

    /// <summary>After the lines of both stand in one: what was offered in either, and still is, is so from the last line on.</summary>
    public static async Task MoveOffer(this PortalDb db, Chat from, Chat into, ChatOffer? offered, CancellationToken ct)
    {
        await db.Set<ChatOffer>().Where(o => o.ChatId == from.Id).ExecuteDeleteAsync(ct);
        if (await db.Set<ChatOffer>().AsTracking().FirstOrDefaultAsync(o => o.ChatId == into.Id, ct) is { } own)
        {
            own.Number = into.LastNumber;
        }
        else if (offered is not null && into.State == ChatState.Open && into.AgentId == offered.AgentId)
        {
            db.Add(new ChatOffer { ChatId = into.Id, AgentId = offered.AgentId, Number = into.LastNumber, AnswerBy = offered.AnswerBy });
        }
    }
}
