using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>What somebody owns is in their export, and goes with them.</summary>
internal sealed class ProductData(Database database) : IPersonalData
{
    public string Name => "products";

    public IAsyncEnumerable<object> Export(long accountId) =>
        database.Stream(db => db.Set<VerifiedProduct>().Where(p => p.AccountId == accountId).OrderBy(p => p.At).ThenBy(p => p.Name).Select(p => new { p.Name, VerifiedAt = p.At }));

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        await db.Set<VerifiedProduct>().Where(p => p.AccountId == accountId).ExecuteDeleteAsync(ct);
        await db.Set<Account>().Where(a => a.Id == accountId).ExecuteUpdateAsync(a => a.SetProperty(x => x.IsCustomer, false).SetProperty(x => x.ShowsCustomer, false), ct);
    }
}
