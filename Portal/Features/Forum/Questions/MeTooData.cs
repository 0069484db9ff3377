using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>The questions that somebody has too: in their export, and gone with them.</summary>
internal sealed class MeTooData(Database database) : IPersonalData
{
    public string Name => "meToos";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<MeToo>().Where(m => m.AccountId == accountId).OrderBy(m => m.TopicId)
        .Select(m => new { m.TopicId, m.At }));

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        var theirs = db.Set<MeToo>().Where(m => m.AccountId == accountId);
        await db.Set<Topic>().Where(t => theirs.Any(m => m.TopicId == t.Id)).ExecuteUpdateAsync(t => t.SetProperty(x => x.MeTooCount, x => x.MeTooCount - 1), ct);
        await theirs.ExecuteDeleteAsync(ct);
    }
}
