using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Messages;

/// <summary>
/// What somebody wrote and was written to directly, for their export. What they wrote is private and goes with them; that they were there, under a name that says nothing, what they called a
/// group, and what others wrote stays with these.
/// </summary>
internal sealed class MessageData(Database database) : IPersonalData
{
    public string Name => "messages";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db =>
        from m in db.Set<Message>()
        join p in db.Set<Participant>() on m.ConversationId equals p.ConversationId
        join a in db.Set<Account>() on m.AuthorId equals a.Id
        where p.AccountId == accountId && m.Number > p.FromNumber && (p.UntilNumber == null || m.Number <= p.UntilNumber) && m.Event == null
        orderby m.ConversationId, m.Number
        select new { m.ConversationId, m.Number, Author = a.UserName, Body = m.Hidden && m.AuthorId != accountId ? "" : m.Body, m.At });

    /// <summary>A message of theirs that is under way is waited for, and the next finds that they have left.</summary>
    public async Task Lock(PortalDb db, long accountId, CancellationToken ct)
    {
        foreach (var batch in (await In(db, accountId).Select(p => p.ConversationId).OrderBy(id => id).ToListAsync(ct)).Chunk(500))
        {
            await db.Lock<Conversation>(batch, ct);
        }
    }

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        await Lock(db, accountId, ct);
        var mine = In(db, accountId);
        await mine.ExecuteUpdateAsync(p => p.SetProperty(x => x.UntilNumber, x => db.Set<Conversation>().Where(c => c.Id == x.ConversationId).Select(c => (int?)c.LastNumber).First()), ct);
        await db.Set<Message>().Where(m => m.AuthorId == accountId && m.Event == null).ExecuteUpdateAsync(m => m.SetProperty(x => x.Body, "").SetProperty(x => x.Html, ""), ct);
        await db.LetGoOfFiles("message", accountId, ct);
    }

    private static IQueryable<Participant> In(PortalDb db, long accountId) => db.Set<Participant>().Where(p => p.AccountId == accountId && p.UntilNumber == null);
}

/// <summary>The conversations that somebody is or was in, for their export.</summary>
internal sealed class ConversationExport(Database database) : IPersonalData
{
    public string Name => "conversations";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db =>
        from p in db.Set<Participant>()
        join c in db.Set<Conversation>() on p.ConversationId equals c.Id
        where p.AccountId == accountId
        orderby p.ConversationId
        select new { c.Id, Group = c.Pair == null, Title = p.UntilNumber == null ? c.Title : p.TitleThen, p.Since, Left = p.UntilNumber != null, p.ReadNumber, p.Muted });
}
