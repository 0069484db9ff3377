using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Commons.Watching;

/// <summary>Throws away marks of what was written more than a year ago, looked at or not: figures go back no further.</summary>
internal sealed class OldWatchEntries(Database database, TimeProvider time) : IJob
{
    /// <summary>How long they are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private const int Batch = 2000;

    public string Name => "old-watch-entries";

    public TimeSpan Every => TimeSpan.FromHours(6);

    public Task Run(CancellationToken ct)
    {
        var before = time.GetUtcNow().UtcDateTime - Kept;
        return database.Sweep(Batch, async db =>
        {
            var old = await db.Set<WatchEntry>().Where(e => e.At < before).OrderBy(e => e.At).Select(e => e.Id).Take(Batch).ToListAsync(ct);
            return await db.Set<WatchEntry>().Where(e => old.Contains(e.Id)).ExecuteDeleteAsync(ct);
        }, ct);
    }
}
