using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Commons.Watching;

/// <summary>Ends alerts: once one moderator has looked, nobody else need, and the bells of those who were told count it no longer, on open screens, too.</summary>
internal sealed class EndedAlerts(Database database, NotificationDeeds notifications, TimeProvider time) : INewsConsumer
{
    private const int Most = 1000;

    public string Name => "ended-alerts";

    public async Task Handle(IReadOnlyList<NewsRow> batch, CancellationToken ct)
    {
        foreach (var entries in batch.Select(row => row.Item).OfType<WatchAlertsEnded>().SelectMany(ended => ended.EntryIds).Distinct().Chunk(Most))
        {
            foreach (var reader in (await database.Write(db => Read(db, entries, ct), ct)).Value)
            {
                notifications.TellRead(reader);
            }
        }
    }

    /// <summary>Ends those of some alerts that wait, inside the deed that looked at them.</summary>
    public static async Task End(PortalDb db, IQueryable<WatchAlert> alerts, DateTime now, CancellationToken ct)
    {
        var waiting = alerts.Where(a => a.DoneAt == null);
        var entries = await waiting.Select(a => a.EntryId).Distinct().OrderBy(id => id).ToListAsync(ct);
        if (entries.Count > 0)
        {
            await waiting.ExecuteUpdateAsync(a => a.SetProperty(x => x.DoneAt, (DateTime?)now), ct);
            db.Tell(new WatchAlertsEnded(entries));
        }
    }

    /// <summary>Marks what was told of them as read; answers whose it was. What has heated up anew since then waits anew.</summary>
    private async Task<Result<List<long>>> Read(PortalDb db, long[] entries, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var told = await db.Set<Notification>().Where(n => n.Kind == NotificationKind.WatchAlert && n.SubjectKind == WatchHandedOver.Entry && entries.Contains(n.SubjectId) && n.ReadAt == null
            && !db.Set<WatchAlert>().Any(a => a.EntryId == n.SubjectId && a.DoneAt == null)).Select(n => new { n.Id, n.AccountId }).ToListAsync(ct);
        var ids = told.ConvertAll(n => n.Id);
        await db.Set<Notification>().Where(n => ids.Contains(n.Id)).ExecuteUpdateAsync(n => n.SetProperty(x => x.ReadAt, (DateTime?)now), ct);
        return told.Select(n => n.AccountId).Distinct().ToList();
    }
}
