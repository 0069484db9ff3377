using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>The numbers under which somebody wanted to be called: they go with them.</summary>
internal sealed class CallBackData(Database database) : IPersonalData
{
    public string Name => "chatCallBacks";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db =>
        from w in db.Set<CallBack>()
        join c in db.Set<Chat>() on w.ChatId equals c.Id
        where c.CustomerId == accountId
        orderby w.ChatId
        select new { w.ChatId, w.Phone, w.When, w.At, w.DoneAt });

    public Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct) =>
        db.Set<CallBack>().Where(w => db.Set<Chat>().Any(c => c.Id == w.ChatId && c.CustomerId == accountId)).ExecuteDeleteAsync(ct);
}
