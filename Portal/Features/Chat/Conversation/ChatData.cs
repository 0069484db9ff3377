using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
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

    public async IAsyncEnumerable<object> Export(long accountId)
    {
        await using var db = database.Open();
        var said =
            from m in db.Set<ChatMessage>()
            join c in db.Set<Chat>() on m.ChatId equals c.Id
            where c.CustomerId == accountId && m.Event == null
            orderby m.ChatId, m.Number
            select new { m.ChatId, m.Number, m.Author, m.Body, m.At };
        await foreach (var message in said.AsAsyncEnumerable())
        {
            yield return message;
        }
    }

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        var running = await db.Set<Chat>().Where(c => c.CustomerId == accountId && c.State != ChatState.Closed).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(ct);
        foreach (var id in running) // one or two, each to be locked before it is looked at
        {
            await db.Lock<Chat>(id, ct);
            var chat = await db.Set<Chat>().AsTracking().FirstAsync(c => c.Id == id, ct);
            if (chat.State != ChatState.Closed)
            {
                db.CloseCase(await db.CaseOf(chat, Actor.Member(accountId), now, ct), Actor.Member(accountId), "left", null, now);
                db.Add(chat.Close(null, now));
                db.Tell(new ChatClosed(chat.Id, chat.LastNumber));
            }
        }

        await db.SaveChangesAsync(ct);
        var theirs = db.Set<Chat>().Where(c => c.CustomerId == accountId);
        await db.Set<ChatMessage>().Where(m => m.Author == ChatAuthor.Customer && theirs.Any(c => c.Id == m.ChatId)).ExecuteUpdateAsync(m => m.SetProperty(x => x.Body, ""), ct);
        await db.LetGoOfFiles("chat", await theirs.Select(c => c.Id).ToListAsync(ct), accountId, ct);
        await theirs.ExecuteUpdateAsync(c => c.SetProperty(x => x.CustomerName, (string?)null).SetProperty(x => x.Email, (string?)null), ct);
    }
}
