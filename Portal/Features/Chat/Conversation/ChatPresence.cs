using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Presence;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;

namespace Portal.Features.Chat;

/// <summary>What each side knows of the other's attention: what was read, and that somebody types.</summary>
public sealed class ChatPresence(Database database, LiveBus bus, TypingPace pace, TimeProvider time)
{
    /// <summary>The kind of whisper that says that somebody types.</summary>
    public const string Typing = "chat-typing";

    /// <summary>Remembers that a side has seen everything up to a number.</summary>
    public Task<Result<Nothing>> MarkRead(ChatParty party, long chatId, int number, CancellationToken ct) =>
        Mark(party, chatId, (db, chat, seat) =>
        {
            if (chat.Read(seat, number))
            {
                db.Tell(new ChatRead(chat.Id, SideOf(seat), Math.Min(number, chat.LastNumber)));
            }

            return Task.CompletedTask;
        }, (db, chat, standing) => db.ReadBeside(chat, standing, number, ct), ct);

    /// <summary>Remembers that a side's page has got everything up to a number, seen or not.</summary>
    public Task<Result<Nothing>> MarkDelivered(ChatParty party, long chatId, int number, CancellationToken ct) =>
        Mark(party, chatId, async (db, chat, seat) =>
        {
            var came = Math.Min(number, chat.LastNumber);
            if (came <= (seat == ChatSeat.Customer ? chat.ReadByCustomer : chat.ReadByAgents))
            {
                return;
            }

            var kept = await db.Set<ChatDelivery>().AsTracking().FirstOrDefaultAsync(d => d.ChatId == chat.Id, ct) ?? db.Add(new ChatDelivery { ChatId = chat.Id }).Entity;
            if (kept.Came(seat, came))
            {
                db.Tell(new ChatDelivered(chat.Id, SideOf(seat), came));
            }
        }, null, ct);

    /// <summary>Of the staff only the holder's attention counts: a look over the shoulder promises nothing. What those beside the holder have seen is theirs to know alone.</summary>
    private Task<Result<Nothing>> Mark(ChatParty party, long chatId, Func<PortalDb, Chat, ChatSeat, Task> mark, Func<PortalDb, Chat, Standing, Task>? beside, CancellationToken ct) =>
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
                else if (beside is not null)
                {
                    await beside(db, chat, standing);
                }

                return default(Nothing);
            },
            ct);

    /// <summary>Says that somebody types: not kept, and gone a moment later. An agent who may not answer in the chat is not heard.</summary>
    public async Task<Result<Nothing>> Type(ChatParty party, long chatId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, party.Actor, time.GetUtcNow().UtcDateTime, ct);
        var (chat, seat) = await db.Find(party, standing, chatId, ct);
        if (seat == ChatSeat.None)
        {
            return Problem.NotFound;
        }

        if ((seat == ChatSeat.Customer ? await db.MayNotAsk(standing, party.Actor, chat!.Id, time.GetUtcNow().UtcDateTime, ct) : ChatRules.MayNotAsk(standing)) is { } mayNot)
        {
            return mayNot;
        }

        if (seat == ChatSeat.Customer || await db.HasJoined(chat!, standing, ct) || chat!.AgentId == standing.AccountId)
        {
            if (pace.MayTell(ChatNews.Chat(chat!.Id), seat == ChatSeat.Desk ? $"{standing.AccountId}" : ""))
            {
                var name = seat == ChatSeat.Desk ? await db.Set<Account>().Where(a => a.Id == standing.AccountId).Select(a => a.DisplayName ?? a.UserName).FirstOrDefaultAsync(ct) : null;
                bus.Whisper(ChatNews.Chat(chat.Id), Typing, JsonSerializer.Serialize(new Typed(chat.Id, SideOf(seat), name), JsonSerializerOptions.Web));
            }
        }

        return default(Nothing);
    }

    private static ChatAuthor SideOf(ChatSeat seat) => seat == ChatSeat.Customer ? ChatAuthor.Customer : ChatAuthor.Agent;

    /// <summary>What the whisper carries.</summary>
    internal sealed record Typed(long ChatId, ChatAuthor By, string? Name = null);
}
