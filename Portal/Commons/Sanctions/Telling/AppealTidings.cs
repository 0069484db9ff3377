using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Commons.Sanctions;

/// <summary>Tells people how their appeals ended, or that the answer was taken back, and why. One row tells how it stands now: <see cref="Forget"/> lets what comes be told anew.</summary>
internal sealed class AppealTidings : INotifying
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
        return [.. told.Where(row => there.Contains(row.Item!.AppealId)).Select(row => new OnePerson(row.Item!.AccountId)
        {
            Subject = new(Kind, row.Item!.AppealId), Whole = new(Kind, row.Item.AppealId), Number = 1, ById = 0, At = row.At,
        })];
    }

    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications)
    {
        var me = standing.AccountId;
        return notifications.Where(n => db.Set<Appeal>().Any(a => a.Id == n.SubjectId && a.AccountId == me));
    }

    public IQueryable<Notification> ReadAlready(PortalDb db, IQueryable<Notification> notifications) => notifications.Where(n => false);

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var rows = await db.Set<Appeal>().Where(a => subjectIds.Contains(a.Id) && a.AccountId == standing.AccountId).Select(a => new
        {
            a.Id, a.Decision, a.Outcome, a.Answer,
            Undone = db.Set<CaseDecision>().Where(d => d.CaseId == a.CaseId && d.UndoneAt != null).OrderByDescending(d => d.Id).Select(d => d.UndoneReason).FirstOrDefault(),
        }).ToListAsync(ct);
        return rows.ToDictionary(a => a.Id, a => new NotifiedThing(Sentences.Say(typeof(SanctionText), "YourAppeal"), $"/account/standing#{a.Decision.Replace(':', '-')}", (a.Outcome is null ? a.Undone : a.Answer) ?? "")
        {
            Form = a.Outcome is { } outcome ? $"Appeal{outcome}" : "AppealReopened",
        });
    }

    public Task StopLetters(PortalDb db, long accountId, NotificationKind? kind, CancellationToken ct) => Task.CompletedTask;
}
