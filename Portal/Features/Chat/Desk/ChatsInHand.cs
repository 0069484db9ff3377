using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>An open chat in which an agent answers, for the way to it that is always there.</summary>
/// <param name="Id">The chat.</param>
/// <param name="Name">What the customer is called; null for a visitor who gave no name.</param>
/// <param name="Invited">The agent was invited and has not come yet.</param>
/// <param name="Unread">How many of the customer's messages the agent has not seen.</param>
public sealed record ChatInHand(long Id, string? Name, bool Invited, int Unread);

/// <summary>An agent's open chats, and how many customers of their departments wait for anybody.</summary>
public sealed record HandView(IReadOnlyList<ChatInHand> Chats, int Waiting);

/// <summary>Reads an agent's open chats.</summary>
public sealed class ChatsInHand(Database database, TimeProvider time)
{
    private const int Most = 30;

    /// <summary>The open chats in which an agent answers, their own and those that they joined or were invited into, in the order in which they were begun; what is unread in each is what they have not seen. Null for who is no agent.</summary>
    public async Task<HandView?> Read(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        var standing = await Standing.Of(db, actor, now, ct);
        if (!ChatRules.IsDesk(standing))
        {
            return null;
        }

        var (me, beside) = (standing.AccountId, db.Set<ChatParticipant>());
        var chats = await db.Set<Chat>().AnsweredBy(db, me).OrderBy(c => c.Id).Take(Most)
            .Select(c => new ChatInHand(
                c.Id,
                db.Set<Account>().Where(a => a.Id == c.CustomerId).Select(a => a.DisplayName ?? a.UserName).FirstOrDefault() ?? c.CustomerName,
                beside.Any(p => p.ChatId == c.Id && p.AccountId == me && p.JoinedAt == null),
                db.Set<ChatMessage>().Count(m => m.ChatId == c.Id && m.Author == ChatAuthor.Customer
                    && m.Number > (c.AgentId == me ? c.ReadByAgents : beside.Where(p => p.ChatId == c.Id && p.AccountId == me).Select(p => p.ReadNumber).FirstOrDefault())))).ToListAsync(ct);
        return new(chats, await DeskScope.Ours.Of(db, me, now).CountAsync(c => c.State == ChatState.Waiting, ct));
    }

    /// <summary>Whether a chat waits, and is for one of the agent's departments or for everybody.</summary>
    public async Task<bool> WaitsForMe(Actor actor, long chatId, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        var standing = await Standing.Of(db, actor, now, ct);
        return ChatRules.IsDesk(standing) && await DeskScope.Ours.Of(db, standing.AccountId, now).AnyAsync(c => c.Id == chatId && c.State == ChatState.Waiting, ct);
    }
}
