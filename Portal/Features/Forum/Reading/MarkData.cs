using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>What somebody has read and follows: it is in their export, and goes with them.</summary>
internal sealed class MarkData(Database database) : IPersonalData
{
    public string Name => "reading";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<TopicMark>().Where(m => m.AccountId == accountId).OrderBy(m => m.TopicId)
        .Select(m => new { m.TopicId, m.Number, m.Level, m.At, m.Unpinned }));

    public Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct) =>
        db.Set<TopicMark>().Where(m => m.AccountId == accountId).ExecuteDeleteAsync(ct);
}
