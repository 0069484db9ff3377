using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Commons.Watching;

/// <summary>What a moderator watched for, for their export; it goes with them. That they looked at something stays: it is what the coverage is counted from.</summary>
internal sealed class WatchData(Database database) : IPersonalData
{
    public string Name => "watchedWords";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<WatchWord>().Where(w => w.OwnerId == accountId).OrderBy(w => w.Id)).Select(w => new { Word = w.Text, w.At });

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        var own = db.Set<WatchWord>().Where(w => w.OwnerId == accountId);
        await db.Set<WatchAlert>().Where(a => a.OwnerId == accountId).ExecuteDeleteAsync(ct);
        await own.ExecuteDeleteAsync(ct);
        await db.Set<WatchChoice>().Where(c => c.AccountId == accountId).ExecuteDeleteAsync(ct);
    }
}
