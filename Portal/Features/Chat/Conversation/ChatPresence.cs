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

    /// <summary>Remembers that a side has seen everything up to a number. Of the staff only the holder's reading counts: a look over the shoulder promises nothing.</summary>
    public Task<Result<Nothing>> MarkRead(ChatParty party, long chatId, int number, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                if (!(await db.Enter(party, chatId, time.GetUtcNow().UtcDateTime, ct)).Try(out var entry, out var problem))
                {
                    return problem;
                }

                var (chat, seat, standing) = entry;
                if (ChatRules.MayNotAsk(standing) is { } mayNot)
                {
                    return mayNot;
                }

                if ((seat == ChatSeat.Customer || chat.AgentId == standing.AccountId) && chat.Read(seat, number))
                {
                    db.Tell(new ChatRead(chat.Id, SideOf(seat), Math.Min(number, chat.LastNumber)));
                }
                else if (seat == ChatSeat.Desk)
                {
                    await db.ReadBeside(chat, standing, number, ct);
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

        if (ChatRules.MayNotAsk(standing) is { } mayNot)
        {
            return mayNot;
        }

        if (seat == ChatSeat.Customer || await db.HasJoined(chat!, standing, ct) || chat!.AgentId == standing.AccountId)
        {
            var name = seat == ChatSeat.Desk ? await db.Set<Account>().Where(a => a.Id == standing.AccountId).Select(a => a.DisplayName ?? a.UserName).FirstOrDefaultAsync(ct) : null;
            bus.Whisper(ChatNews.Chat(chat!.Id), Typing, JsonSerializer.Serialize(new Typed(chat.Id, SideOf(seat), name), JsonSerializerOptions.Web));
        }

        return default(Nothing);
    }

    private static ChatAuthor SideOf(ChatSeat seat) => seat == ChatSeat.Customer ? ChatAuthor.Customer : ChatAuthor.Agent;

    /// <summary>What the whisper carries.</summary>
    internal sealed record Typed(long ChatId, ChatAuthor By, string? Name = null);
}
