using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Events;

/// <summary>What pages, calendars and the API read of events.</summary>
public sealed class EventViews(Database database, NamedPlaces places, TimeProvider time)
{
    /// <summary>How many a page of a list holds.</summary>
    public const int PageSize = 30;

    /// <summary>A month shows so many at most.</summary>
    public const int MostInMonth = 300;

    private static readonly Expression<Func<Answered, EventRow>> Row = a => new EventRow
    {
        Id = a.Event.Id, GroupId = a.Event.GroupId, SeriesId = a.Event.SeriesId, Title = a.Event.Title, StartsAt = a.Event.StartsAt, EndsAt = a.Event.EndsAt, Zone = a.Event.Zone, Place = a.Event.Place, Seats = a.Event.Seats,
        Going = a.Event.Going, Maybe = a.Event.Maybe, Waiting = a.Event.Waiting, Cancelled = a.Event.CancelledAt != null, Hidden = a.Event.Hidden, Mine = a.Mine,
    };

    private static readonly Func<Answered, EventRow> Shown = Row.Compile();

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Those that somebody may see, in the order in which they begin; of those that are over the last first.</summary>
    public async Task<Page<EventRow>> List(Actor actor, EventFilter filter, Cursor from, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        var (start, at, id, me) = (from == Cursor.Start, from.At, from.Id, standing.AccountId ?? 0);
        var matching = Matching(db, standing, filter);
        var ordered = filter.Past
            ? matching.Where(e => start || e.StartsAt < at || (e.StartsAt == at && e.Id < id)).OrderByDescending(e => e.StartsAt).ThenByDescending(e => e.Id)
            : matching.Where(e => start || e.StartsAt > at || (e.StartsAt == at && e.Id > id)).OrderBy(e => e.StartsAt).ThenBy(e => e.Id);
        var rows = await ordered.Take(size + 1)
            .Select(e => new Answered { Event = e, Mine = db.Set<EventReply>().Where(r => r.EventId == e.Id && r.AccountId == me).Select(r => (ReplyState?)r.State).FirstOrDefault() }).Select(Row).ToListAsync(ct);
        return Page<EventRow>.Cut(rows, size, e => new Cursor(e.StartsAt, e.Id).ToString());
    }

    /// <summary>An event, or null where there is none to see.</summary>
    public async Task<EventView?> Find(Actor actor, long id, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = Now;
        var standing = await Standing.Of(db, actor, now, ct);
        var me = standing.AccountId ?? 0;
        var found = await (
            from e in db.Set<Event>().SeenBy(db, standing)
            join a in db.Set<Account>() on e.AuthorId equals a.Id
            where e.Id == id
            select new { Event = e, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        var (it, mine) = (found.Event, await db.Set<EventReply>().FirstOrDefaultAsync(r => r.EventId == id && r.AccountId == me, ct));
        var before = mine is { State: ReplyState.Waiting } ? await db.Set<EventReply>().CountAsync(r => r.EventId == id && r.State == ReplyState.Waiting && r.Turn < mine.Turn, ct) : (int?)null;
        var home = it.GroupId is null ? null : (await places.Find(db, standing, [it.Home], ct)).GetValueOrDefault(it.Home);
        var held = await ModeratedEvents.Waits(db, it, ct);
        return new(
            Shown(new() { Event = it, Mine = mine?.State }), found.Author, it.Body, it.Html, it.Link, it.MostGuests, it.CancelReason, mine?.Guests ?? 0, before, EventRules.MayNotChange(standing, it) is null,
            EventRules.MayNotAnswer(standing, it.GroupId, it.CancelledAt is not null, it.EndsAt, now), it.CreatedAt, it.EditedAt, it.Revision)
        {
            Home = home,
            CanCancel = EventRules.MayNotCancel(standing, it, held, now) is null,
            CanSeeWaiting = EventRules.MayNotPlan(standing, it.GroupId) is null,
            Held = held,
            CanFlag = standing.IsMember && standing.MayNotWrite is null && it.AuthorId != standing.AccountId,
        };
    }

    /// <summary>An event as it is kept, for calendars; null where there is none to see.</summary>
    internal async Task<Event?> Whole(Actor actor, long id, CancellationToken ct)
    {
        await using var db = database.Open();
        return await db.Set<Event>().SeenBy(db, await Standing.Of(db, actor, Now, ct)).FirstOrDefaultAsync(e => e.Id == id, ct);
    }

    /// <summary>All events of the series of one, as they are kept, for calendars; that one alone where it has none.</summary>
    internal async Task<IReadOnlyList<Event>> WholeSeries(Actor actor, long id, CancellationToken ct)
    {
        await using var db = database.Open();
        var seen = db.Set<Event>().SeenBy(db, await Standing.Of(db, actor, Now, ct));
        return await seen.Where(e => e.Id == id || (e.SeriesId != null && seen.Any(it => it.Id == id && it.SeriesId == e.SeriesId))).OrderBy(e => e.StartsAt).ThenBy(e => e.Id).Take(EventRepeat.Most).ToListAsync(ct);
    }

    /// <summary>
    /// Those who answered an event in one way, who has been a member for longest first; who waits in the order of the list. Members see who comes and who may; who waits and who declined only who may change the event.
    /// Null where this may not be read.
    /// </summary>
    public async Task<Page<EventPerson>?> People(Actor actor, long id, ReplyState state, long after, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        if (!standing.IsMember || await db.Set<Event>().SeenBy(db, standing).FirstOrDefaultAsync(e => e.Id == id, ct) is not { } it
            || (state is ReplyState.Waiting or ReplyState.Declined && EventRules.MayNotPlan(standing, it.GroupId) is not null))
        {
            return null;
        }

        var byTurn = state == ReplyState.Waiting;
        var rows = await (
            from r in db.Set<EventReply>()
            join a in db.Set<Account>() on r.AccountId equals a.Id
            where r.EventId == id && r.State == state && (byTurn ? r.Turn > after : r.AccountId > after)
            orderby byTurn ? r.Turn : r.AccountId
            select new EventPerson(new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), r.State, r.Guests, r.Turn)).Take(size + 1).ToListAsync(ct);
        return Page<EventPerson>.Cut(rows, size, p => (byTurn ? p.Turn : p.Person.Id).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Whether somebody may plan events of a group, or of the whole portal.</summary>
    public async Task<bool> MayPlan(Actor actor, long? groupId, CancellationToken ct)
    {
        await using var db = database.Open();
        return EventRules.MayNotPlan(await Standing.Of(db, actor, Now, ct), groupId) is null;
    }

    /// <summary>The places that events belong to, by their names, as far as somebody may see them.</summary>
    public async Task<IReadOnlyDictionary<Subject, NamedPlace>> Homes(Actor actor, IEnumerable<long> groupIds, CancellationToken ct)
    {
        await using var db = database.Open();
        return await places.Find(db, await Standing.Of(db, actor, Now, ct), groupIds.Select(id => ModeratedPlaces.OfGroup(id)!.Value), ct);
    }

    /// <summary>Those of a filter that somebody may see.</summary>
    internal static IQueryable<Event> Matching(PortalDb db, Standing standing, EventFilter filter)
    {
        var (from, to, group, series, me) = (filter.From, filter.To, filter.GroupId, filter.SeriesId, standing.AccountId ?? 0);
        var begun = new DateTime(Math.Max(0, from.Ticks - EventPlan.Longest.Ticks), DateTimeKind.Utc); // what ends later has not begun before: the index serves
        var seen = db.Set<Event>().SeenBy(db, standing);
        var events = filter.Past ? seen.Where(e => e.StartsAt < from && e.EndsAt <= from) : seen.Where(e => e.StartsAt > begun && e.EndsAt > from);
        events = to is null ? events : events.Where(e => e.StartsAt < to);
        events = series is null ? events : events.Where(e => e.SeriesId == series);
        events = group is null ? events : events.Where(e => e.GroupId == group);
        return filter.Mine ? events.Where(e => db.Set<EventReply>().Any(r => r.EventId == e.Id && r.AccountId == me && r.State != ReplyState.Declined)) : events;
    }

    /// <summary>An event, and what its reader answered.</summary>
    private sealed class Answered
    {
        public required Event Event { get; init; }

        public required ReplyState? Mine { get; init; }
    }
}
