using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>What somebody's posts came to, and their badges: in their export, and gone with them.</summary>
internal sealed class ContributionData(Database database) : IPersonalData
{
    public string Name => "contributions";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<Contribution>().Where(c => c.AccountId == accountId).OrderBy(c => c.Month)
        .Select(c => new { c.Month, c.Posts, c.Answers, c.Thanks }));

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        await db.Set<Contribution>().Where(c => c.AccountId == accountId).ExecuteDeleteAsync(ct);
        await db.Set<Badge>().Where(b => b.AccountId == accountId).ExecuteDeleteAsync(ct);
    }
}
