using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Platform.Live;

/// <summary>
/// Throws away what was told long ago. The newest rows stay, ten times what a node replays from its memory, and whatever a reader has not dealt with yet.
/// A listener who asks for what came before is told that it cannot be replayed: <see cref="OutboxRows.NewestOn"/>.
/// </summary>
internal sealed class OldNews(Database database, int kept = 100_000) : IJob
{
    private const int Batch = 5000;

    public string Name => "old-news";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task Run(CancellationToken ct)
    {
        for (var more = true; more;)
        {
            more = (await database.Write<bool>(async db => await Forget(db, ct), ct)).Value;
        }
    }

    /// <summary>Removes some of the oldest; answers whether there are more.</summary>
    private async Task<bool> Forget(PortalDb db, CancellationToken ct)
    {
        var read = await db.Set<NewsCursor>().MinAsync(c => (long?)c.Seq, ct) ?? long.MaxValue;
        var limit = Math.Min(read, await OutboxRows.LastSeq(db, ct) - kept);
        var upTo = Math.Min(limit, await OutboxRows.FirstSeq(db, ct) + Batch - 1);
        await OutboxRows.Forget(db, upTo, ct);
        return upTo < limit;
    }
}
