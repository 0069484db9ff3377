using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Commons.Sanctions;

/// <summary>
/// Tells people how their appeals ended, or that the answer was taken back, why, and against what they were; and who had decided it for a place that it was taken back. One row tells how it stands
/// now: <see cref="Forget"/> lets what comes be told anew.
/// </summary>
internal sealed class AppealTidings(DecisionNames named, Bars bars, TimeProvider time) : INotifying
{
    public string Kind => Appeal.Kind;

    /// <summary>Inside a deed that decides an appeal, or takes that back: what was told of it before goes.</summary>
    public static Task Forget(PortalDb db, long appealId, CancellationToken ct) =>
        db.Set<Notification>().Where(n => n.SubjectKind == Appeal.Kind && n.SubjectId == appealId).ExecuteDeleteAsync(ct);

    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var told = news.Select(row => (row.At, Item: row.Item as AppealChanged)).Where(row => row.Item is { Decided: true } or { Reopened: true }).ToList();
        var ids = told.Select(row => row.Item!.AppealId).Distinct().ToList();
        var there = ids.Count == 0 ? [] : await db.Set<Appeal>().Where(a => ids.Contains(a.Id)).Select(a => a.Id).ToListAsync(ct);
        var deciders = there.Count == 0 ? [] : await Undone(db).Where(a => there.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.AgainstId!.Value, ct);
        return
        [
            .. told.Where(row => there.Contains(row.Item!.AppealId)).Select(row => Tell(row.Item!.AccountId, row.Item.AppealId, row.At)),
            .. told.Where(row => deciders.ContainsKey(row.Item!.AppealId)).Select(row => Tell(deciders[row.Item!.AppealId], row.Item.AppealId, row.At)),
        ];
    }

    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications)
    {
        var me = standing.AccountId;
        var undone = Undone(db);
        return notifications.Where(n => db.Set<Appeal>().Any(a => a.Id == n.SubjectId && a.AccountId == me) || undone.Any(a => a.Id == n.SubjectId && a.AgainstId == me));
    }

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var rows = await db.Set<Appeal>().Where(a => subjectIds.Contains(a.Id) && a.AccountId == standing.AccountId).Select(a => new
        {
            a.Id, a.Decision, a.Outcome, a.Answer,
            Undone = db.Set<CaseDecision>().Where(d => d.CaseId == a.CaseId && d.UndoneAt != null).OrderByDescending(d => d.Id).Select(d => d.UndoneReason).FirstOrDefault(),
        }).ToListAsync(ct);
        var names = await named.Of(db, standing, rows.Select(a => a.Decision), ct);
        var found = rows.ToDictionary(a => a.Id, a => new NotifiedThing(
            Sentences.Say(typeof(SanctionText), "YourAppealAgainst", names[a.Decision]), $"/account/standing#{a.Decision.Replace(':', '-')}", (a.Outcome is null ? a.Undone : a.Answer) ?? "")
        {
            Form = a.Outcome is { } outcome ? $"Appeal{outcome}" : "AppealReopened",
        });
        foreach (var (id, thing) in await LookAtUndone(db, standing, subjectIds, ct))
        {
            found[id] = thing;
        }

        return found;
    }

    /// <summary>Of what a place decided by itself: that it holds no more, why, and about whom it was.</summary>
    private async Task<Dictionary<long, NotifiedThing>> LookAtUndone(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var rows = await Undone(db).Where(a => subjectIds.Contains(a.Id) && a.AgainstId == standing.AccountId)
            .Join(db.Set<Account>(), a => a.AccountId, p => p.Id, (a, p) => new { a.Id, a.Decision, a.Answer, Who = p.DisplayName ?? p.UserName! }).ToListAsync(ct);
        var barred = await bars.Facts(db, rows.ConvertAll(r => Subject.Parse(r.Decision)!.Value.Id), time.GetUtcNow().UtcDateTime, ct);
        return rows.ToDictionary(r => r.Id, r =>
        {
            var facts = barred.GetValueOrDefault(Subject.Parse(r.Decision)!.Value.Id);
            return new NotifiedThing($"{facts?.Name ?? Sentences.Say(typeof(SanctionText), "KindBar")}: {r.Who}", facts?.Url ?? "/clubs", r.Answer ?? "") { Form = "BarOverturned" };
        });
    }

    /// <summary>Appeals by which somebody else than who had decided it for a place took that back.</summary>
    private static IQueryable<Appeal> Undone(PortalDb db) =>
        db.Set<Appeal>().Where(a => a.Outcome == Outcome.Overturned && a.AgainstId != null && a.AgainstId != a.DecidedById && a.Decision.StartsWith(Bars.Kind + ":"));

    private OnePerson Tell(long accountId, long appealId, DateTime at) => new(accountId) { Subject = new(Kind, appealId), Whole = new(Kind, appealId), Number = 1, ById = 0, At = at };
}
