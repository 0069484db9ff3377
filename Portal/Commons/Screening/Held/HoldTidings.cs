using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Commons.Screening;

/// <summary>
/// Tells who wrote something that it waits, what became of it, and that this was taken back. Each is a tiding of its own: its subject is four times the case, and the state. One row tells how it stands
/// now: <see cref="Forget"/> lets what comes be told anew.
/// </summary>
internal sealed class HoldTidings : INotifying
{
    private const string Word = "approval";
    private const int States = 4;

    public string Kind => Word;

    /// <summary>Inside a deed that changes how it stands: what was told of it before goes.</summary>
    public static Task Forget(PortalDb db, long caseId, CancellationToken ct)
    {
        var first = caseId * States;
        return db.Set<Notification>().Where(n => n.SubjectKind == Word && n.SubjectId >= first && n.SubjectId < first + States).ExecuteDeleteAsync(ct);
    }

    /// <summary>What is no longer so by the time it would be told is not told: what it is by then, is.</summary>
    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var changes = news.Where(row => row.Item is HoldChanged { State: not HoldState.Withdrawn, ByAppeal: false }).Select(row => (Changed: (HoldChanged)row.Item!, row.At)).ToList();
        var ids = changes.Select(c => c.Changed.CaseId).Distinct().ToList();
        var writers = ids.Count == 0 ? [] : await db.Set<ScreenedCase>().Where(c => ids.Contains(c.CaseId)).Select(c => new { c.CaseId, c.AccountId, c.State }).ToDictionaryAsync(c => c.CaseId, ct);
        return [.. changes.Where(c => writers.TryGetValue(c.Changed.CaseId, out var now) && now.State == c.Changed.State).Select(c => Of(c.Changed, writers[c.Changed.CaseId].AccountId, c.At))];
    }

    /// <summary>Their writer alone sees them, and of each case the one that says how it stands.</summary>
    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications) =>
        notifications.Where(n => db.Set<ScreenedCase>().Any(c => c.CaseId == n.SubjectId / States && c.AccountId == standing.AccountId
            && ((c.State == HoldState.Held && n.SubjectId % States == (int)HoldState.Held) || (c.State == HoldState.Flagged && n.SubjectId % States == (int)HoldState.Flagged)
                || (c.State == HoldState.Approved && n.SubjectId % States == (int)HoldState.Approved) || (c.State == HoldState.Rejected && n.SubjectId % States == (int)HoldState.Rejected))));

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
            select new { s.CaseId, s.State, s.Reason, s.Findings, e.Title }).ToDictionaryAsync(r => r.CaseId, ct);
        return subjectIds.Where(id => rows.TryGetValue(id / States, out var row) && row.State == StateOf(id)).ToDictionary(
            id => id, id => new NotifiedThing(rows[id / States].Title, "/waiting", ScreenedCase.Why(StateOf(id), rows[id / States].Reason, rows[id / States].Findings) ?? "") { Form = $"Screened{StateOf(id)}" });
    }

    private static HoldState StateOf(long subjectId) => (HoldState)(subjectId % States);

    private HoldTiding Of(HoldChanged changed, long account, DateTime at) =>
        new(account) { Subject = new(Kind, (changed.CaseId * States) + (int)changed.State), Whole = new(Kind, changed.CaseId), Number = 0, ById = 0, At = at };

    private sealed class HoldTiding(long accountId) : Tiding
    {
        public override Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct) => Task.FromResult<IReadOnlyList<Told>>([new(accountId, NotificationKind.Moderation)]);

        public override Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct) => Task.FromResult(Watchers.Nobody);
    }
}
