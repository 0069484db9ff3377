using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>
/// What somebody flagged, and why, for their export. A decision may rest on it, so it stays, and so does how a thing of theirs stood that was flagged. What they said before something that
/// another is reported for was private, and goes with them.
/// </summary>
internal sealed class FlagData(Database database) : IPersonalData
{
    public string Name => "flags";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<Flag>().Where(f => f.ReporterId == accountId).OrderBy(f => f.Id))
        .Select(f => new { f.Subject, Reason = f.Reason.ToString(), f.Note, f.At });

    public Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct) =>
        db.Set<EvidenceLine>().Where(l => l.AuthorId == accountId).ExecuteUpdateAsync(l => l.SetProperty(x => x.Html, ""), ct);
}
