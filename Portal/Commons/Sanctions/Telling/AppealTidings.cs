using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Commons.Sanctions;

/// <summary>Tells people how their appeals ended, and why.</summary>
internal sealed class AppealTidings : INotifying
{
    public string Kind => Appeal.Kind;

    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var told = news.Select(row => (row.At, Item: row.Item as AppealChanged)).Where(row => row.Item is { Decided: true }).ToList();
        var ids = told.Select(row => row.Item!.AppealId).Distinct().ToList();
        var there = ids.Count == 0 ? [] : await db.Set<Appeal>().Where(a => ids.Contains(a.Id) && a.Outcome != null).Select(a => a.Id).ToListAsync(ct);
        return [.. told.Where(row => there.Contains(row.Item!.AppealId)).Select(row => new OnePerson(row.Item!.AccountId)
        {
            Subject = new(Kind, row.Item!.AppealId), Whole = new(Kind, row.Item.AppealId), Number = 1, ById = 0, At = row.At,
        })];
    }

    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications)
    {
        var me = standing.AccountId;
        return notifications.Where(n => db.Set<Appeal>().Any(a => a.Id == n.SubjectId && a.AccountId == me && a.Outcome != null));
    }

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var rows = await db.Set<Appeal>().Where(a => subjectIds.Contains(a.Id) && a.AccountId == standing.AccountId && a.Outcome != null).ToListAsync(ct);
        return rows.ToDictionary(a => a.Id, a => new NotifiedThing(Sentences.Say(typeof(SanctionText), "YourAppeal"), $"/account/standing#{a.Decision.Replace(':', '-')}", a.Answer ?? "") { Form = $"Appeal{a.Outcome}" });
    }
}
