using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>
/// What was promised to somebody in their chats: all of it for their export. Its words speak of them and go with them; that something was promised, and whether it was kept, stays, as the figures do.
/// Nothing is due to who is gone.
/// </summary>
internal sealed class PromiseData(Database database) : IPersonalData
{
    public string Name => "chatPromises";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db =>
        from p in db.Set<ChatPromise>()
        join c in db.Set<Chat>() on p.ChatId equals c.Id
        where c.CustomerId == accountId
        orderby p.Id
        select new { p.ChatId, p.What, p.DueAt, p.MadeAt, p.Reason, p.Ending, p.EndedAt, p.EndReason });

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        var theirs = db.Set<ChatPromise>().Where(p => db.Set<Chat>().Any(c => c.Id == p.ChatId && c.CustomerId == accountId));
        foreach (var clock in await db.Set<ChatMeasure>().AsTracking().Where(m => m.Kind == MeasureKind.Promise && m.EndedAt == null && db.Set<Chat>().Any(c => c.Id == m.ChatId && c.CustomerId == accountId)).ToListAsync(ct))
        {
            clock.Finish(now, MeasureEnd.Left, clock.AgentId, ClockTerms.None);
        }

        await theirs.Where(p => p.EndedAt == null).ExecuteUpdateAsync(p => p.SetProperty(x => x.EndedAt, (DateTime?)now).SetProperty(x => x.Ending, (PromiseEnd?)PromiseEnd.Withdrawn), ct);
        await theirs.ExecuteUpdateAsync(
            p => p.SetProperty(x => x.What, "").SetProperty(x => x.Reason, (string?)null).SetProperty(x => x.EndReason, (string?)null).SetProperty(x => x.LetterDueAt, (DateTime?)null), ct);
    }
}
