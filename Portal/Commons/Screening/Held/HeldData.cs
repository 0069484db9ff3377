using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Commons.Screening;

/// <summary>What of somebody's was looked at before others saw it is in their export. The traits of what they wrote, and what was said to them, go with them.</summary>
internal sealed class HeldData(Database database) : IPersonalData
{
    public string Name => "heldForApproval";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db =>
        from s in db.Set<ScreenedCase>()
        join c in db.Set<Case>() on s.CaseId equals c.Id
        where s.AccountId == accountId && s.WasHeld
        orderby s.CaseId
        select new { What = c.Subject, State = s.State.ToString(), s.Reason, s.At });

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        await db.Set<SpamMark>().Where(m => m.AccountId == accountId).ExecuteDeleteAsync(ct);
        await db.Set<ScreenedCase>().Where(s => s.AccountId == accountId).ExecuteUpdateAsync(s => s.SetProperty(x => x.Reason, (string?)null), ct);
    }
}
