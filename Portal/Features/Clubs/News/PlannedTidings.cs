using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Features.Events;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Features.Clubs;

/// <summary>Tells a club's members of its new events, of a series by its first, as they chose for its news. What was called off, hidden, or has begun is not told any more, nor of a club that is closed; who answered has read it.</summary>
internal sealed class PlannedTidings(TimeProvider time) : INotifying
{
    /// <summary>The first word of its subjects.</summary>
    public const string Subject = "club-event";

    public string Kind => Subject;

    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var ids = news.Select(row => row.Item).OfType<EventPlanned>().Where(n => n.GroupId is not null).Select(n => n.EventId).Distinct().ToList();
        var events = ids.Count == 0 ? [] : await Ahead(db).Where(e => ids.Contains(e.Id) && (e.SeriesId == null || e.SeriesId == e.Id) && db.Set<Club>().Any(c => c.Id == e.GroupId)).OrderBy(e => e.Id).ToListAsync(ct);
        return events.ConvertAll(e => ListTiding.Of(e.GroupId!.Value, new(Kind, e.Id), e.AuthorId, e.CreatedAt));
    }

    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications)
    {
        var told = ToldTo(db, standing);
        return notifications.Where(n => told.Any(e => e.Id == n.SubjectId));
    }

    public IQueryable<Notification> ReadAlready(PortalDb db, IQueryable<Notification> notifications) =>
        notifications.Where(n => db.Set<EventReply>().Any(r => r.EventId == n.SubjectId && r.AccountId == n.AccountId));

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var rows = await (
            from e in ToldTo(db, standing)
            join c in db.Set<Club>() on e.GroupId equals c.Id
            where subjectIds.Contains(e.Id)
            select new { Event = e, c.Id, c.Name, c.Slug }).ToListAsync(ct);
        return rows.ToDictionary(r => r.Event.Id, r => new NotifiedThing($"{r.Event.Title} ({r.Name})", Event.AddressOf(r.Event.Id), Words(r.Event)) { Form = "Event", List = NewsViews.ListOf(r.Id, r.Name, r.Slug) });
    }

    private IQueryable<Event> ToldTo(PortalDb db, Standing standing)
    {
        var groups = NewsRules.ClubsToldTo(standing);
        return Ahead(db).Where(e => groups.Contains(e.GroupId!.Value));
    }

    private IQueryable<Event> Ahead(PortalDb db)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return db.Set<Event>().Where(e => e.GroupId != null && !e.Hidden && e.CancelledAt == null && e.StartsAt > now);
    }

    private static string Words(Event it)
    {
        var when = EventClock.Say(it.StartsAt, it.EndsAt, it.Zone);
        return it.Place.Length == 0 ? when : $"{when}, {it.Place}";
    }
}
