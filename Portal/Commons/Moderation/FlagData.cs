using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>What somebody flagged, and why, for their export. A decision may rest on it, so it stays.</summary>
internal sealed class FlagData(Database database) : IPersonalData
{
    public string Name => "flags";

    public async IAsyncEnumerable<object> Export(long accountId)
    {
        await using var db = database.Open();
        await foreach (var flag in db.Set<Flag>().Where(f => f.ReporterId == accountId).OrderBy(f => f.Id).Select(f => new { f.Subject, f.Reason, f.Note, f.At }).AsAsyncEnumerable())
        {
            yield return new { flag.Subject, Reason = flag.Reason.ToWord(), flag.Note, flag.At };
        }
    }
}
