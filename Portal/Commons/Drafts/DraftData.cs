using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Commons.Drafts;

/// <summary>What somebody has typed and not sent, which goes with them.</summary>
internal sealed class DraftData(Database database) : IPersonalData
{
    public string Name => "drafts";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<Draft>()
        .Where(d => d.AccountId == accountId).OrderBy(d => d.UpdatedAt).ThenBy(d => d.Place).Select(d => new { d.Place, d.Title, d.Text, d.Details, d.UpdatedAt }));

    public Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct) =>
        db.Set<Draft>().Where(d => d.AccountId == accountId).ExecuteDeleteAsync(ct);
}
