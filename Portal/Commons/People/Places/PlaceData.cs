using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>Where somebody keeps order, for their export. With the account it ends.</summary>
internal sealed class PlaceData(Database database) : IPersonalData
{
    public string Name => "moderates";

    public IAsyncEnumerable<object> Export(long accountId) =>
        database.Stream(db => db.Set<PlaceModerator>().Where(m => m.AccountId == accountId).OrderBy(m => m.GivenAt).ThenBy(m => m.Place)).Select(m => new { m.Place, Since = m.GivenAt });

    public Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct) => db.Set<PlaceModerator>().Where(m => m.AccountId == accountId).ExecuteDeleteAsync(ct);
}
