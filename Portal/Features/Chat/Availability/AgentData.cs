using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>How somebody was set up as an agent: it is in their export, and goes with them.</summary>
internal sealed class AgentData(Database database) : IPersonalData
{
    public string Name => "agent";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db =>
        db.Set<Agent>().Where(a => a.AccountId == accountId).Select(a => new { a.Choice, a.MostChats, a.Languages, a.Skills, a.IsExpert }));

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        await db.Set<DepartmentAgent>().Where(a => a.AccountId == accountId).ExecuteDeleteAsync(ct);
        await db.Set<Agent>().Where(a => a.AccountId == accountId).ExecuteDeleteAsync(ct);
    }
}
