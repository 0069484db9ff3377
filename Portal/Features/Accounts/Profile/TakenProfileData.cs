using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Accounts;

/// <summary>What of somebody's profile a moderator took from view: theirs still, and gone with them.</summary>
internal sealed class TakenProfileData(Database database) : IPersonalData
{
    public string Name => "takenProfile";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<TakenProfile>().Where(t => t.AccountId == accountId)).Select(t => new { t.DisplayName, t.About, t.At });

    public Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct) => db.Set<TakenProfile>().Where(t => t.AccountId == accountId).ExecuteDeleteAsync(ct);
}
