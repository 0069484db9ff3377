using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>The chats in an agent's hands: they go back to the queue, to the place they had, when their agent cannot answer any more.</summary>
internal sealed class AgentChats : IStaffWork
{
    public async Task GiveBack(PortalDb db, Actor by, long accountId, Standing left, DateTime now, CancellationToken ct)
    {
        if (left.IsAgent)
        {
            return;
        }

        foreach (var chat in await db.LockChats(c => c.AgentId == accountId && c.State == ChatState.Open, ct))
        {
            await db.GiveBack(chat, by, accountId, null, now, ct);
        }

        foreach (var chat in await db.LockChats(c => db.Set<ChatParticipant>().Any(p => p.ChatId == c.Id && p.AccountId == accountId), ct))
        {
            await Participants.End(db, chat, accountId, now, ct);
        }
    }
}
