using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>The chats in an agent's hands: they go back to the queue, to the place they had, when their agent cannot answer any more.</summary>
internal sealed class AgentChats : IStaffWork
{
    public async Task GiveBack(PortalDb db, Actor by, long accountId, DateTime now, CancellationToken ct)
    {
        var held = await db.Set<Chat>().Where(c => c.AgentId == accountId && c.State == ChatState.Open).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(ct);
        foreach (var id in held) // a few, each to be locked before it is looked at
        {
            await db.Lock<Chat>(id, ct);
            var chat = await db.Set<Chat>().AsTracking().FirstAsync(c => c.Id == id, ct);
            if (chat.AgentId == accountId && chat.State == ChatState.Open)
            {
                await GiveBack(db, by, chat, accountId, null, now, ct);
            }
        }
    }

    /// <summary>Puts one chat, which is locked, back into the queue in the name of who held it or decided about it.</summary>
    public static async Task GiveBack(PortalDb db, Actor actor, Chat chat, long byId, string? note, DateTime now, CancellationToken ct)
    {
        db.AssignCase(await db.CaseOf(chat, actor, now, ct), null, actor, note, now);
        db.Add(chat.GiveBack(byId, now));
        db.Tell(new ChatReleased(chat.Id, byId, chat.LastNumber));
    }
}
