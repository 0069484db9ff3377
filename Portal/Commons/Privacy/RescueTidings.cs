using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Commons.Privacy;

/// <summary>Tells an author that personal data were taken out of what they wrote, with the reason, and never the words. What is told of is the line of the log: it is theirs to read wherever the thing stands.</summary>
internal sealed class RescueTidings(SubjectNames names) : INotifying
{
    /// <summary>Where it leads who may not see the thing any more, or where that has no page.</summary>
    private const string Elsewhere = "/notifications";

    public string Kind => "rescue";

    public Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct) => Task.FromResult<IReadOnlyList<Tiding>>(
        [.. news.Select(row => row.Item is PersonalDataTaken taken ? new OnePerson(taken.AuthorId) { Subject = new(Kind, taken.LineId), Whole = new(Kind, taken.LineId), Number = 0, ById = 0, At = row.At } : null).OfType<Tiding>()]);

    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications) =>
        notifications.Where(n => db.Set<AuditEntry>().Any(e => e.Id == n.SubjectId && e.WhomId == n.AccountId));

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var lines = await db.Set<AuditEntry>().Where(e => subjectIds.Contains(e.Id) && e.WhomId == standing.AccountId).Select(e => new { e.Id, e.Subject, e.Reason }).ToListAsync(ct);
        var called = await names.Find(db, standing, lines.Select(l => Subject.Parse(l.Subject)).OfType<Subject>(), ct);
        return lines.ToDictionary(l => l.Id, l => Subject.Parse(l.Subject) is { } subject && called.TryGetValue(subject, out var thing) && thing.Name.Length > 0
            ? new NotifiedThing(thing.Name, thing.Url.Length > 0 ? thing.Url : Elsewhere, l.Reason ?? "") { Form = "Rescued" }
            : new NotifiedThing("", Elsewhere, l.Reason ?? "") { Form = "RescuedSomewhere" });
    }
}
