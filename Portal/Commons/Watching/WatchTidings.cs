using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Commons.Watching;

/// <summary>Tells moderators what they asked to be told of: alerts of the kinds that they chose, and what a colleague hands them.</summary>
internal sealed class WatchTidings(WatchReading reading) : INotifying
{
    private const int MostTold = 100;

    public string Kind => WatchHandedOver.Entry;

    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var handed = news.Select(row => row.Item is WatchHandedOver { Done: false } over ? Of(over, row.At) : null).OfType<Tiding>();
        var ids = news.Select(row => row.Item).OfType<WatchGrew>().SelectMany(grew => grew.Alerts).Distinct().ToList();
        var alerts = ids.Count == 0 ? [] : await db.Set<WatchAlert>().Where(a => ids.Contains(a.EntryId)).Join(db.Set<WatchEntry>(), a => a.EntryId, e => e.Id, (a, e) => new { Alert = a, e.ById, e.Place }).ToListAsync(ct);
        var choosers = alerts.Count == 0 ? [] : await Choosers(db, ct);
        var alerted = alerts.GroupBy(a => a.Alert.EntryId).Select(g => new AlertTiding([.. g.Select(a => a.Alert)], choosers.FindAll(c => c.Moderates(g.First().Place)))
        {
            Subject = new(Kind, g.Key), Whole = new(Kind, 0), Number = 0, ById = g.First().ById, At = g.Max(a => a.Alert.At),
        });
        return [.. handed, .. alerted];
    }

    /// <summary>Who does not moderate there any more sees none of it.</summary>
    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications)
    {
        var entries = db.Set<WatchEntry>().SeenBy(standing);
        return notifications.Where(n => entries.Any(e => e.Id == n.SubjectId));
    }

    /// <summary>What anybody has looked at since it was marked needs nobody's eye any more; what was handed over, once they are done with it.</summary>
    public IQueryable<Notification> ReadAlready(PortalDb db, IQueryable<Notification> notifications) => notifications.Where(n =>
        (n.Kind == NotificationKind.WatchHandedOver && db.Set<WatchHandOver>().Any(h => h.Id == n.SubjectId && (h.ToId != n.AccountId || h.DoneAt != null)))
        || (n.Kind == NotificationKind.WatchAlert && !db.Set<WatchAlert>().Any(a => a.EntryId == n.SubjectId && a.DoneAt == null)));

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        if (WatchingRules.MayNotLook(standing) is not null)
        {
            return new Dictionary<long, NotifiedThing>();
        }

        var page = await reading.Some(db, standing, [.. subjectIds], ct);
        return page.Rows.ToDictionary(r => r.Id, r => new NotifiedThing(
            r.Item.Title, r.Handed is { Done: false } handed && handed.To.Id == standing.AccountId ? "/moderation/watch?list=mine" : $"/moderation/watch?at={r.Id}", r.Handed?.Note ?? "")
        {
            Form = FormOf(r.Alerts.Where(a => a.IsFor(standing.AccountId))),
        });
    }

    /// <summary>Who chose to be told of alerts, asked once for all of them.</summary>
    private static async Task<List<Chooser>> Choosers(PortalDb db, CancellationToken ct)
    {
        var chosen = await db.ModeratorsAnywhere().OnDuty(db).Join(db.Set<WatchChoice>().Where(c => c.Words || c.Heat || c.Tone), a => a.Id, c => c.AccountId, (a, c) => c)
            .OrderBy(c => c.AccountId).Take(Colleagues.Most).ToListAsync(ct);
        var known = await ModeratorsKnown.Of(db, chosen.ConvertAll(c => c.AccountId), ct);
        return chosen.ConvertAll(c => new Chooser(c, known));
    }

    private HandedTiding Of(WatchHandedOver over, DateTime at) => new(over) { Subject = new(Kind, over.EntryId), Whole = new(Kind, over.EntryId), Number = 0, ById = over.ById, At = at };

    private static string FormOf(IEnumerable<AlertMark> alerts) => alerts.OrderBy(a => a.Kind).Select(a => a.Kind switch { AlertKind.Heat => "Heat", AlertKind.Tone => "Tone", _ => "" }).FirstOrDefault() ?? "";

    private sealed class HandedTiding(WatchHandedOver news) : Tiding
    {
        public override Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct) => Task.FromResult<IReadOnlyList<Told>>([new(news.ToId, NotificationKind.WatchHandedOver)]);

        public override Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct) => Task.FromResult(Watchers.Nobody);
    }

    private sealed record Chooser(WatchChoice Choice, ModeratorsKnown Known)
    {
        public bool Moderates(string place) => Known.Moderates(Choice.AccountId, place);

        public bool Wants(WatchAlert alert) => (alert.OwnerId == 0 || alert.OwnerId == Choice.AccountId) && WatchWords.Tells(Choice, alert.Kind);
    }

    private sealed class AlertTiding(IReadOnlyList<WatchAlert> alerts, IReadOnlyList<Chooser> choosers) : Tiding
    {
        public override Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<Told>>([.. choosers.Where(c => alerts.Any(c.Wants)).Take(MostTold).Select(c => new Told(c.Choice.AccountId, NotificationKind.WatchAlert))]);

        public override Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct) => Task.FromResult(Watchers.Nobody);
    }
}
