using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Commons.Sanctions;

/// <summary>Tells people what was decided about them: that it was, or, as a tiding of its own, that it was taken back. Nobody can choose not to be told. Who decided is not said: the team did.</summary>
/// <param name="ended">Which of both.</param>
/// <param name="places">Finds what places are called.</param>
internal sealed class SanctionTidings(bool ended, NamedPlaces places) : INotifying
{
    public string Kind => ended ? "sanction-end" : "sanction";

    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var told = news.Select(row => (row.At, Item: row.Item as Sanctioned)).Where(row => row.Item is { Told: true } it && it.Ended == ended).ToList();
        var ids = told.Select(row => row.Item!.SanctionId).Distinct().ToList();
        var there = ids.Count == 0 ? [] : await Standing(db).Where(s => ids.Contains(s.Id)).Select(s => s.Id).ToListAsync(ct);
        return [.. told.Where(row => there.Contains(row.Item!.SanctionId)).Select(row => new OnePerson(row.Item!.AccountId)
        {
            Subject = new(Kind, row.Item!.SanctionId), Whole = new(Kind, row.Item.SanctionId), Number = 1, ById = 0, At = row.At,
        })];
    }

    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications)
    {
        var (me, holding) = (standing.AccountId, Standing(db));
        return notifications.Where(n => holding.Any(s => s.Id == n.SubjectId && s.AccountId == me));
    }

    /// <summary>Who said that they have read a warning has.</summary>
    public IQueryable<Notification> ReadAlready(PortalDb db, IQueryable<Notification> notifications) =>
        notifications.Where(n => !ended && db.Set<Sanction>().Any(s => s.Id == n.SubjectId && s.AcknowledgedAt != null));

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var rows = await Standing(db).Where(s => subjectIds.Contains(s.Id) && s.AccountId == standing.AccountId).ToListAsync(ct);
        var named = await places.Find(db, standing, rows.Select(s => s.Where()).OfType<Subject>(), ct);
        return rows.ToDictionary(s => s.Id, s =>
        {
            var at = !ended && s.Where() is { } where ? named.GetValueOrDefault(where)?.Name : null; // what is about a place alone is told with its name
            return new NotifiedThing(at ?? SanctionWords.Kind(s, named), $"/account/standing#sanction-{s.Id}", (ended ? s.RevokedReason : s.Reason) ?? "") { Form = ended ? "Ended" : at is null ? s.Kind.ToString() : $"{s.Kind}At" };
        });
    }

    /// <summary>What there still is to tell: that something was decided, until it is taken back; and that it was.</summary>
    private IQueryable<Sanction> Standing(PortalDb db) =>
        ended ? db.Set<Sanction>().Where(s => s.Kind != SanctionKind.Note && s.RevokedAt != null && !s.Replaced) : db.Set<Sanction>().Where(s => s.Kind != SanctionKind.Note && s.RevokedAt == null);
}

/// <summary>Something to tell to one person.</summary>
internal sealed class OnePerson(long accountId) : Tiding
{
    public override async Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct) =>
        await db.Set<Account>().AnyAsync(a => a.Id == accountId && a.EmailConfirmed, ct) ? [new Told(accountId, NotificationKind.Moderation)] : [];

    public override Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct) => Task.FromResult(Watchers.Nobody);
}
