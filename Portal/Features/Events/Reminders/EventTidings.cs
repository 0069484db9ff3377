using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Features.Events;

/// <summary>
/// Tells those who go to an event, may come or wait what they have to know; each notice once, and in a row of its own, as each says something else.
/// What was called off or hidden is not recalled any more, and nobody is reminded of what has begun, or of what they do not come to.
/// </summary>
internal sealed class EventTidings(TimeProvider time) : INotifying
{
    public string Kind => EventNotice.Subject;

    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var ids = news.Select(row => row.Item).OfType<EventNoticed>().Select(n => n.NoticeId).Distinct().ToList();
        var notices = ids.Count == 0 ? [] : await db.Set<EventNotice>().Where(n => ids.Contains(n.Id)).OrderBy(n => n.Id).ToListAsync(ct);
        return notices.ConvertAll(n => new NoticeTiding(n) { Subject = new(Kind, n.Id), Whole = new(Kind, n.Id), Number = 0, ById = n.ById ?? 0, At = n.At });
    }

    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications)
    {
        var (now, replies) = (time.GetUtcNow().UtcDateTime, db.Set<EventReply>().Where(r => r.State == ReplyState.Going || r.State == ReplyState.Maybe));
        var events = db.Set<Event>().SeenBy(db, standing).Where(e => !e.Hidden);
        return notifications.Where(n => db.Set<EventNotice>().Any(x => x.Id == n.SubjectId && events.Any(e => e.Id == x.EventId
            && (x.Kind == EventNoticeKind.Cancelled || x.Kind == EventNoticeKind.SeriesCancelled || e.CancelledAt == null
                || ((x.Kind == EventNoticeKind.SeriesMoved || x.Kind == EventNoticeKind.SeriesRelocated) && db.Set<Event>().Any(o => o.SeriesId == e.SeriesId && o.StartsAt > e.StartsAt && o.CancelledAt == null)))
            && (x.Kind != EventNoticeKind.Reminder || (e.StartsAt > now && replies.Any(r => r.EventId == e.Id && r.AccountId == n.AccountId))))));
    }

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var rows = await (
            from n in db.Set<EventNotice>()
            join e in db.Set<Event>().SeenBy(db, standing) on n.EventId equals e.Id
            where subjectIds.Contains(n.Id)
            select new { n.Id, n.Kind, Event = e }).ToListAsync(ct);
        return rows.ToDictionary(r => r.Id, r =>
        {
            var when = EventClock.Say(r.Event.StartsAt, r.Event.EndsAt, r.Event.Zone);
            return new NotifiedThing(r.Event.Title, r.Kind is EventNoticeKind.Guest or EventNoticeKind.Answered ? QuestionHour.AddressOf(r.Event.Id) : Event.AddressOf(r.Event.Id), r.Kind is EventNoticeKind.Cancelled or EventNoticeKind.SeriesCancelled ? $"{when}: {r.Event.CancelReason}" : Join(when, r.Event.Place))
            {
                Form = r.Kind == EventNoticeKind.Reminder ? "" : r.Kind.ToString(),
            };
        });
    }

    private static string Join(string when, string place) => place.Length == 0 ? when : $"{when}, {place}";

    /// <summary>What is told of an event, to one or to all whom it concerns, page by page.</summary>
    /// <param name="notice">What.</param>
    private sealed class NoticeTiding(EventNotice notice) : Tiding
    {
        private NotificationKind As => notice.Kind == EventNoticeKind.Reminder ? NotificationKind.EventReminder : NotificationKind.Event;

        /// <summary>The one whom it is for; where it is for all, who planned the event, whatever they answered.</summary>
        public override async Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct)
        {
            var one = notice.AccountId ?? await db.Set<Event>().Where(e => e.Id == notice.EventId && e.AuthorId != (notice.ById ?? 0)).Select(e => e.AuthorId).FirstOrDefaultAsync(ct);
            return await db.Set<Account>().AnyAsync(a => a.Id == one && a.EmailConfirmed, ct) ? [new(one, As)] : [];
        }

        public override async Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct)
        {
            var (events, by) = (db.ToldBy(notice), notice.ById ?? 0);
            var people = notice.AccountId is not null
                ? []
                : await db.Set<EventReply>().Where(r => events.Contains(r.EventId) && r.State != ReplyState.Declined && r.AccountId > after && r.AccountId != by)
                    .Select(r => r.AccountId).Distinct().OrderBy(id => id).Take(most).ToListAsync(ct);
            return new(people.ConvertAll(id => new Told(id, As)), people.Count == most ? people[^1] : null);
        }
    }
}
