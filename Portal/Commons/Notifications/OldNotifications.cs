using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Commons.Notifications;

/// <summary>Throws away what was read long ago, and of a member with very many all but the newest.</summary>
internal sealed class OldNotifications(Database database, TimeProvider time) : IJob
{
    private const int Members = 100;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public string Name => "old-notifications";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task Run(CancellationToken ct)
    {
        var before = time.GetUtcNow().UtcDateTime - Kept;
        await database.Write<Nothing>(
            async db =>
            {
                await db.Set<Notification>().Where(n => n.ReadAt < before).ExecuteDeleteAsync(ct);
                return default(Nothing);
            },
            ct);
        var full = await database.Read(db => db.Set<Notification>().GroupBy(n => n.AccountId).Where(g => g.Count() > Notification.Most).Select(g => g.Key).OrderBy(id => id).Take(Members).ToListAsync(ct));
        foreach (var account in full)
        {
            await database.Write(db => Trim(db, account, ct), ct);
        }
    }

    private static async Task<Result<Nothing>> Trim(PortalDb db, long accountId, CancellationToken ct)
    {
        var mine = db.Set<Notification>().Where(n => n.AccountId == accountId);
        var oldest = await mine.OrderByDescending(n => n.Id).Skip(Notification.Most - 1).Select(n => n.Id).FirstOrDefaultAsync(ct);
        await mine.Where(n => n.Id < oldest).ExecuteDeleteAsync(ct);
        return default(Nothing);
    }
}
