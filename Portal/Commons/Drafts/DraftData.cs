using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Commons.Drafts;

/// <summary>What somebody has typed and not sent, which goes with them.</summary>
internal sealed class DraftData(Database database) : IPersonalData
{
    public string Name => "drafts";

    public async IAsyncEnumerable<object> Export(long accountId)
    {
        await using var db = database.Open();
        await foreach (var draft in db.Set<Draft>().Where(d => d.AccountId == accountId).OrderBy(d => d.UpdatedAt).ThenBy(d => d.Place)
            .Select(d => new { d.Place, d.Title, d.Text, d.UpdatedAt }).AsAsyncEnumerable())
        {
            yield return draft;
        }
    }

    public Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct) =>
        db.Set<Draft>().Where(d => d.AccountId == accountId).ExecuteDeleteAsync(ct);
}
