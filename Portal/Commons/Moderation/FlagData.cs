using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>What somebody flagged, and why, for their export. A decision may rest on it, so it stays.</summary>
internal sealed class FlagData(Database database) : IPersonalData
{
    public string Name => "flags";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<Flag>().Where(f => f.ReporterId == accountId).OrderBy(f => f.Id))
        .Select(f => new { f.Subject, Reason = f.Reason.ToWord(), f.Note, f.At });
}
