using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;

namespace Portal.Commons.Moderation;

/// <summary>Tells a moderator what a colleague handed them in the queue, with the word that goes with it. Each hand-over is told for itself: its subject is the line of the case's history.</summary>
internal sealed class HandOverTidings(MarkdownRenderer markdown, SubjectNames names) : INotifying
{
    private const int MostTitle = 80;

    public string Kind => "case-line";

    public Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct) => Task.FromResult<IReadOnlyList<Tiding>>(
        [.. news.Select(row => row.Item is CaseHandedOver over ? new HandOver(over.ToId) { Subject = new(Kind, over.LineId), Whole = new(Kind, over.LineId), Number = 0, ById = over.ById, At = row.At } : null).OfType<Tiding>()]);

    /// <summary>Who does not moderate there any more sees none of it.</summary>
    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications)
    {
        var cases = db.Set<Case>().SeenBy(standing);
        return notifications.Where(n => db.Set<CaseEvent>().Any(e => e.Id == n.SubjectId && cases.Any(c => c.Id == e.CaseId)));
    }

    /// <summary>What is decided, or another's by now, needs no look any more.</summary>
    public IQueryable<Notification> ReadAlready(PortalDb db, IQueryable<Notification> notifications) =>
        notifications.Where(n => db.Set<CaseEvent>().Any(e => e.Id == n.SubjectId && db.Set<Case>().Any(c => c.Id == e.CaseId && (c.State != CaseState.Open || c.AssigneeId != n.AccountId))));

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var rows = await (
            from e in db.Set<CaseEvent>()
            join c in db.Set<Case>().SeenBy(standing) on e.CaseId equals c.Id
            from shown in db.Set<Evidence>().Where(x => x.CaseId == c.Id && !db.Set<Evidence>().Any(later => later.CaseId == x.CaseId && later.Id > x.Id)).DefaultIfEmpty()
            where subjectIds.Contains(e.Id)
            select new { e.Id, e.CaseId, e.What, e.Text, c.State, c.Subject, Title = shown == null ? null : shown.Title, Html = shown == null ? null : shown.Html }).ToListAsync(ct);
        var called = await names.Find(db, standing, rows.Where(r => r.Title is null).Select(r => Subject.Parse(r.Subject)).OfType<Subject>(), ct); // a question has no evidence: it is called as it is
        return rows.ToDictionary(r => r.Id, r => new NotifiedThing(
            r is { Title.Length: > 0 } ? r.Title : r.Html is { } html ? markdown.PlainText(SafeHtml.FromStored(html), MostTitle) : Subject.Parse(r.Subject) is { } thing && called.TryGetValue(thing, out var found) ? found.Name : r.Subject,
            r.State == CaseState.Open ? $"/moderation?owner=me#case-{r.CaseId}" : CaseAddress.Of(r.CaseId, CaseState.Closed), r.Text ?? "")
        {
            Form = r.What == CaseDeed.Noted ? "CaseWord" : "Case",
        });
    }

    private sealed class HandOver(long toId) : Tiding
    {
        public override Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct) => Task.FromResult<IReadOnlyList<Told>>([new(toId, NotificationKind.WatchHandedOver)]);

        public override Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct) => Task.FromResult(Watchers.Nobody);
    }
}
