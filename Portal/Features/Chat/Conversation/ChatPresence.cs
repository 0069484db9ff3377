using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;

namespace Portal.Features.Chat;

/// <summary>What each side knows of the other's attention: what was read, and that somebody types.</summary>
public sealed class ChatPresence(Database database, LiveBus bus, TimeProvider time)
{
    /// <summary>The kind of whisper that says that somebody types.</summary>
    public const string Typing = "chat-typing";

    /// <summary>Remembers that a side has seen everything up to a number.</summary>
    public Task<Result<Nothing>> MarkRead(ChatParty party, long chatId, int number, CancellationToken ct) =>
        Mark(party, chatId, (db, chat, seat) =>
        {
            if (chat.Read(seat, number))
            {
                db.Tell(new ChatRead(chatId, SideOf(seat), Math.Min(number, chat.LastNumber)));
            }

            return Task.CompletedTask;
        }, ct);

    /// <summary>Remembers that a side's page has got everything up to a number, seen or not.</summary>
    public Task<Result<Nothing>> MarkDelivered(ChatParty party, long chatId, int number, CancellationToken ct) =>
        Mark(party, chatId, async (db, chat, seat) =>
        {
            var came = Math.Min(number, chat.LastNumber);
            if (came <= (seat == ChatSeat.Customer ? chat.ReadByCustomer : chat.ReadByAgents))
            {
                return;
            }

            var kept = await db.Set<ChatDelivery>().AsTracking().FirstOrDefaultAsync(d => d.ChatId == chatId, ct) ?? db.Add(new ChatDelivery { ChatId = chatId }).Entity;
            if (kept.Came(seat, came))
            {
                db.Tell(new ChatDelivered(chatId, SideOf(seat), came));
            }
        }, ct);

    /// <summary>Of the staff only the holder's attention counts: a look over the shoulder promises nothing.</summary>
    private Task<Result<Nothing>> Mark(ChatParty party, long chatId, Func<PortalDb, Chat, ChatSeat, Task> mark, CancellationToken ct) =>
        database.InChat<Nothing>(
            party, chatId, time,
            async (db, entry) =>
            {
                var (chat, seat, standing) = entry;
                if (ChatRules.MayNotAsk(standing) is { } mayNot)
                {
                    return mayNot;
                }

                if (seat == ChatSeat.Customer || chat.AgentId == standing.AccountId)
                {
                    await mark(db, chat, seat);
                }

                return default(Nothing);
            },
            ct);

    /// <summary>Says that somebody types: not kept, and gone a moment later. An agent who does not hold the chat is not heard.</summary>
    public async Task<Result<Nothing>> Type(ChatParty party, long chatId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, party.Actor, time.GetUtcNow().UtcDateTime, ct);
        var chat = await db.Set<Chat>().Where(c => c.Id == chatId).Select(c => new { c.CustomerId, c.SecretHash, c.AgentId }).FirstOrDefaultAsync(ct);
        var seat = chat is null ? ChatSeat.None : ChatRules.SeatOf(standing, party, chat.CustomerId, chat.SecretHash);
        if (seat == ChatSeat.None)
        {
            return Problem.NotFound;
        }

        if (ChatRules.MayNotAsk(standing) is { } mayNot)
        {
            return mayNot;
        }

        if (seat == ChatSeat.Customer || chat!.AgentId == standing.AccountId)
        {
            bus.Whisper(ChatNews.Chat(chatId), Typing, JsonSerializer.Serialize(new Typed(chatId, SideOf(seat)), JsonSerializerOptions.Web));
        }

        return default(Nothing);
    }

    private static ChatAuthor SideOf(ChatSeat seat) => seat == ChatSeat.Customer ? ChatAuthor.Customer : ChatAuthor.Agent;

    /// <summary>What the whisper carries.</summary>
    internal sealed record Typed(long ChatId, ChatAuthor By);
}
