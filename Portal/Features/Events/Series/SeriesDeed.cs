using Microsoft.EntityFrameworkCore;
using Portal.Commons.Hours;
using Portal.Platform.Data;

namespace Portal.Features.Events;

/// <summary>The events of a series that follow one of them, and what a change to it means to them.</summary>
internal static class SeriesDeed
{
    /// <summary>Locks an event and those that follow it in its series, in the order of their ids, so that two who do so wait and do not wait for each other.</summary>
    public static async Task LockFollowing(this PortalDb db, long id, CancellationToken ct)
    {
        var ids = await (
            from it in db.Set<Event>()
            join e in db.Set<Event>() on it.SeriesId equals e.SeriesId
            where it.Id == id && e.StartsAt >= it.StartsAt
            orderby e.Id
            select e.Id).Take(EventRepeat.Most).ToListAsync(ct);
        await db.Lock<Event>(ids, ct);
    }

    /// <summary>Those of its series that begin after it, are not over and were not called off; they are locked already.</summary>
    public static Task<List<Event>> Following(this PortalDb db, Event it, DateTime now, CancellationToken ct)
    {
        var (series, starts) = (it.SeriesId, it.StartsAt);
        return series is null ? Task.FromResult<List<Event>>([])
            : db.Set<Event>().AsTracking().Where(e => e.SeriesId == series && e.StartsAt > starts && e.CancelledAt == null && e.EndsAt > now).OrderBy(e => e.StartsAt).ThenBy(e => e.Id).Take(EventRepeat.Most).ToListAsync(ct);
    }

    /// <summary>The events of which a notice tells, by their ids: one; or with it those that follow it in its series, as far as they were called off with it or take place.</summary>
    public static IQueryable<long> ToldBy(this PortalDb db, EventNotice notice)
    {
        var (id, at, off) = (notice.EventId, notice.At, notice.Kind == EventNoticeKind.SeriesCancelled);
        return !off && notice.Kind is not (EventNoticeKind.SeriesMoved or EventNoticeKind.SeriesRelocated)
            ? db.Set<Event>().Where(e => e.Id == id).Select(e => e.Id)
            : from first in db.Set<Event>()
              join e in db.Set<Event>() on first.SeriesId equals e.SeriesId
              where first.Id == id && (e.Id == id || (e.StartsAt > first.StartsAt && ((off && e.CancelledAt == at) || (!off && e.CancelledAt == null && e.EndsAt > at))))
              select e.Id;
    }

    /// <summary>
    /// What a change to one means to another that follows it: the same words, place and seats; and where the time was changed, the same time of day by the clock on the wall, and so many days earlier or later.
    /// Where it was not, one that was moved by itself stays where it is.
    /// </summary>
    public static EventPlan AlsoTo(this EventPlan plan, Event it, Event other)
    {
        if (plan.IsWhen(it) && plan.Zone == it.Zone)
        {
            return plan with { StartsAt = other.StartsAt, EndsAt = other.EndsAt, Zone = other.Zone };
        }

        var to = WallClock.Wall(plan.StartsAt, plan.Zone);
        return plan.At(WallClock.Wall(other.StartsAt, other.Zone).Date + (to.Date - WallClock.Wall(it.StartsAt, it.Zone).Date) + to.TimeOfDay);
    }

    /// <summary>The same plan at another time by the clock on the wall, lasting as long by it.</summary>
    public static EventPlan At(this EventPlan plan, DateTime wall)
    {
        var was = WallClock.Wall(plan.StartsAt, plan.Zone);
        if (wall == was)
        {
            return plan;
        }

        var (starts, ends) = (WallClock.Moment(wall, plan.Zone), WallClock.Moment(wall + (WallClock.Wall(plan.EndsAt, plan.Zone) - was), plan.Zone));
        return plan with { StartsAt = starts, EndsAt = ends > starts ? ends : starts + (plan.EndsAt - plan.StartsAt) };
    }
}
