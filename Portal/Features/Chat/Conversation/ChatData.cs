using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Chat;

/// <summary>
/// The chats that somebody had as a customer: all of what both sides said, for their export. What they said themselves is private and goes with them;
/// that there was a chat, and what the staff answered, stays.
/// </summary>
internal sealed class ChatData(Database database) : IPersonalData
{
    public string Name => "chatMessages";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db =>
        from m in db.Set<ChatMessage>()
        join c in db.Set<Chat>() on m.ChatId equals c.Id
        where c.CustomerId == accountId && m.Event == null
        orderby m.ChatId, m.Number
        select new { m.ChatId, m.Number, m.Author, m.Body, m.At });

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        foreach (var chat in await db.LockChats(c => c.CustomerId == accountId && c.State != ChatState.Closed, ct))
        {
            await db.End(chat, Actor.Member(accountId), null, now, ct);
        }

        await db.SaveChangesAsync(ct);
        var theirs = db.Set<Chat>().Where(c => c.CustomerId == accountId);
        await db.Set<ChatMessage>().Where(m => m.Author == ChatAuthor.Customer && theirs.Any(c => c.Id == m.ChatId)).ExecuteUpdateAsync(m => m.SetProperty(x => x.Body, ""), ct);
        var ids = await theirs.Select(c => c.Id).ToListAsync(ct);
        await db.LetGoOfFiles("chat", ids, accountId, ct);
        await db.ThrowAwayUnownedFiles("chat", ids, ct); // sent before they kept the chat with their account
        await theirs.ExecuteUpdateAsync(c => c.SetProperty(x => x.CustomerName, (string?)null).SetProperty(x => x.Email, (string?)null), ct);
    }
}
