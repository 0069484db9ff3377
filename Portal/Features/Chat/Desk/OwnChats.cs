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
public sealed record OwnChat(long Id, string? Name, bool Invited, int Unread);

/// <summary>An agent's open chats, and how many customers wait for anybody.</summary>
public sealed record OwnChats(IReadOnlyList<OwnChat> Chats, int Waiting);

/// <summary>Reads an agent's open chats.</summary>
public sealed class OwnChatViews(Database database, TimeProvider time)
{
    private const int MostOwn = 20;

    /// <summary>The open chats in which an agent answers, their own and those that they joined or were invited into, in the order in which they were begun; what is unread in each is what they have not seen. Null for who is no agent.</summary>
    public async Task<OwnChats?> Read(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        if (!ChatRules.IsDesk(standing))
        {
            return null;
        }

        var (me, beside) = (standing.AccountId, db.Set<ChatParticipant>());
        var chats = await db.Set<Chat>().AnsweredBy(db, me).OrderBy(c => c.Id).Take(MostOwn)
            .Select(c => new OwnChat(
                c.Id,
                db.Set<Account>().Where(a => a.Id == c.CustomerId).Select(a => a.DisplayName ?? a.UserName).FirstOrDefault() ?? c.CustomerName,
                beside.Any(p => p.ChatId == c.Id && p.AccountId == me && p.JoinedAt == null),
                db.Set<ChatMessage>().Count(m => m.ChatId == c.Id && m.Author == ChatAuthor.Customer
                    && m.Number > (c.AgentId == me ? c.ReadByAgents : beside.Where(p => p.ChatId == c.Id && p.AccountId == me).Select(p => p.ReadNumber).FirstOrDefault())))).ToListAsync(ct);
        return new(chats, await db.Set<Chat>().CountAsync(c => c.State == ChatState.Waiting, ct));
    }
}
