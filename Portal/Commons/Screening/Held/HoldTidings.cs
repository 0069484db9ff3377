using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Commons.Screening;

/// <summary>Tells who wrote something that it waits, and what became of it. Each is a tiding of its own: its subject is four times the case, and the state.</summary>
internal sealed class HoldTidings : INotifying
{
    private const int States = 4;

    public string Kind => "approval";

    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var changes = news.Where(row => row.Item is HoldChanged { State: not HoldState.Withdrawn, ByAppeal: false }).Select(row => (Changed: (HoldChanged)row.Item!, row.At)).ToList();
        var ids = changes.Select(c => c.Changed.CaseId).Distinct().ToList();
        var writers = ids.Count == 0 ? [] : await db.Set<ScreenedCase>().Where(c => ids.Contains(c.CaseId)).ToDictionaryAsync(c => c.CaseId, c => c.AccountId, ct);
        return [.. changes.Where(c => writers.ContainsKey(c.Changed.CaseId)).Select(c => Of(c.Changed, writers[c.Changed.CaseId], c.At))];
    }

    /// <summary>Their writer alone sees them.</summary>
    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications) =>
        notifications.Where(n => db.Set<ScreenedCase>().Any(c => c.CaseId == n.SubjectId / States && c.AccountId == standing.AccountId));

    /// <summary>That something waits is old once it was decided.</summary>
    public IQueryable<Notification> ReadAlready(PortalDb db, IQueryable<Notification> notifications) =>
        notifications.Where(n => n.SubjectId % States == (int)HoldState.Held && db.Set<ScreenedCase>().Any(c => c.CaseId == n.SubjectId / States && c.State != HoldState.Held));

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var ids = subjectIds.Select(id => id / States).Distinct().ToList();
        var rows = await (
            from s in db.Set<ScreenedCase>()
            join e in db.Set<Evidence>() on s.CaseId equals e.CaseId
            where ids.Contains(s.CaseId) && s.AccountId == standing.AccountId && !db.Set<Evidence>().Any(later => later.CaseId == e.CaseId && later.Id > e.Id)
            select new { s.CaseId, s.Reason, e.Title }).ToDictionaryAsync(r => r.CaseId, ct);
        return subjectIds.Where(id => rows.ContainsKey(id / States)).ToDictionary(id => id, id => new NotifiedThing(rows[id / States].Title, "/waiting", rows[id / States].Reason ?? "") { Form = $"Screened{(HoldState)(id % States)}" });
    }

    private HoldTiding Of(HoldChanged changed, long account, DateTime at) =>
        new(account) { Subject = new(Kind, (changed.CaseId * States) + (int)changed.State), Whole = new(Kind, changed.CaseId), Number = 0, ById = 0, At = at };

    private sealed class HoldTiding(long accountId) : Tiding
    {
        public override Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct) => Task.FromResult<IReadOnlyList<Told>>([new(accountId, NotificationKind.Moderation)]);

        public override Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct) => Task.FromResult(Watchers.Nobody);
    }
}
