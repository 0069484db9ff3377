using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>The canned replies that somebody kept for themselves: theirs to take along, and gone with their account. What all share stays.</summary>
internal sealed class ReplyData(Database database) : IPersonalData
{
    public string Name => "cannedReplies";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db =>
        from r in db.Set<CannedReply>()
        where r.OwnerId == accountId
        orderby r.Id
        select new { r.Title, r.Shortcut, Text = r.Body });

    public Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct) => db.Set<CannedReply>().Where(r => r.OwnerId == accountId).ExecuteDeleteAsync(ct);
}
