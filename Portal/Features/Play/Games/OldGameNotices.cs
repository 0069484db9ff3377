using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Features.Play;

/// <summary>Throws away what was told of games long ago, read or not, with the notifications that were made of it, and no more than some at once: the oldest stand first. What came of a game stands on its page.</summary>
internal sealed class OldGameNotices(Database database, TimeProvider time) : IJob
{
    /// <summary>How long it is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(120);

    private const int Batch = 1000;

    public string Name => "old-game-notices";

    public TimeSpan Every => TimeSpan.FromDays(1);

    public async Task Run(CancellationToken ct)
    {
        var before = time.GetUtcNow().UtcDateTime - Kept;
        while ((await database.Write<int>(async db => await Forget(db, before, ct), ct)).Value == Batch)
        {
            // There may be more.
        }
    }

    private static async Task<int> Forget(PortalDb db, DateTime before, CancellationToken ct)
    {
        var old = await db.Set<GameNotice>().OrderBy(n => n.Id).Take(Batch).Where(n => n.At < before).Select(n => n.Id).ToListAsync(ct);
        if (old.Count > 0)
        {
            await db.Set<Notification>().Where(n => n.SubjectKind == GameNotice.Subject && old.Contains(n.SubjectId)).ExecuteDeleteAsync(ct);
            await db.Set<GameNotice>().Where(n => old.Contains(n.Id)).ExecuteDeleteAsync(ct);
        }

        return old.Count;
    }
}
