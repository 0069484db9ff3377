using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;
using Portal.Platform.Limits;
using Portal.Platform.Markup;

namespace Portal.Features.Events;

/// <summary>Plans events, changes them and calls them off.</summary>
public sealed class Events(Database database, MarkdownRenderer markdown, RateLimits limits, Screening screening, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Plans an event of a group, or of the whole portal. The same key by the same author makes one event. Answers its id.</summary>
    public Task<Result<long>> Plan(Actor actor, long? groupId, EventPlan plan, string? key, CancellationToken ct) => Plan(actor, groupId, plan, null, key, ct);

    /// <summary>The same of an event that comes again: all events of the series are planned at once, or none. Answers the id of the first.</summary>
    public async Task<Result<long>> Plan(Actor actor, long? groupId, EventPlan plan, EventRepeat? repeat, string? key, CancellationToken ct)
    {
        if (plan.Words() is { } problem)
        {
            return problem;
        }

        var html = markdown.Render(plan.Body).Value;
        var pace = limits.Once(Limited.Posting, actor);
        var text = await Screen(plan, html, ct);
        return await database.Write(db => Plan(db, actor, groupId, plan, repeat, html, text, key, pace, ct), ct);
    }

    /// <summary>
    /// Changes an event. Those who go are told when it takes place at another time or elsewhere; seats that are added go to who waits. The revision is that of the event as it was read, null for whichever it is:
    /// where it was changed since, that is refused.
    /// </summary>
    public Task<Result<Nothing>> Change(Actor actor, long id, EventPlan plan, int? revision, CancellationToken ct) => Change(actor, id, plan, revision, following: false, ct);

    /// <summary>The same of an event and, where <paramref name="following"/> is true, of all that follow it in its series: of all or of none.</summary>
    public async Task<Result<Nothing>> Change(Actor actor, long id, EventPlan plan, int? revision, bool following, CancellationToken ct)
    {
        if (plan.Words() is { } problem)
        {
            return problem;
        }

        var html = markdown.Render(plan.Body).Value;
        var pace = limits.Once(Limited.Edits, actor);
        var text = await Screen(plan, html, ct);
        return await Run(actor, id, following, async (db, standing, it, others, now) =>
        {
            if (revision is { } seen && seen != it.Revision)
            {
                return Problem.Changed;
            }

            var changes = others.ConvertAll(other => (It: other, Plan: plan.AlsoTo(it, other)));
            changes.Insert(0, (it, plan));
            var screened = await screening.Judge(db, standing, text, new(ScreenedUse.Edit, GroupId: it.GroupId), now, ct);
            if ((changes.Select(c => c.Plan.Facts(c.It, now)).FirstOrDefault(wrong => wrong is not null) ?? screened.Refusal ?? pace()) is { } refused)
            {
                return refused;
            }

            var moved = changes.FindAll(c => !c.Plan.IsWhen(c.It)).ConvertAll(c => c.It);
            var relocated = moved.Count > 0 ? [] : changes.FindAll(c => c.It.Place != screened.Shown("place", c.Plan.Place) || c.It.Link != c.Plan.SafeLink().Value).ConvertAll(c => c.It); // who is told of another time reads the place with it
            var isPublic = await db.IsPublic(it.GroupId, ct);
            foreach (var (one, its) in changes)
            {
                await Apply(db, actor, standing, one, its, screened, html, now, ct); // at most as many as a series holds
                db.Tell(new EventChanged(one.Id, one.GroupId, isPublic && !one.Hidden) { ById = standing.AccountId });
            }

            await Moved(db, standing, moved, now, ct);
            if (relocated.Count > 0)
            {
                await EventNotice.Tell(db, [EventNotice.OfAll(relocated, EventNoticeKind.Relocated, EventNoticeKind.SeriesRelocated, standing.AccountId, now)], ct);
            }

            return null;
        }, ct);
    }

    /// <summary>An event as the log has it.</summary>
    private static string Words(Event it) => $"{it.Title}\n{it.StartsAt:u} - {it.EndsAt:u} ({it.Zone})\n{it.Place} {it.Link}\n\n{it.Body}";

    /// <summary>Calls an event off, for good. Those who go, may come or wait are told why.</summary>
    public Task<Result<Nothing>> Cancel(Actor actor, long id, string? reason, CancellationToken ct) => Cancel(actor, id, reason, following: false, ct);

    /// <summary>The same of an event and, where <paramref name="following"/> is true, of all that follow it in its series.</summary>
    public async Task<Result<Nothing>> Cancel(Actor actor, long id, string? reason, bool following, CancellationToken ct)
    {
        var why = await ScreenedReason.Read(screening, reason, Event.MostReason, ct);
        if (why.Unfit is { } problem)
        {
            return problem;
        }

        var pace = limits.Once(Limited.Edits, actor);
        return await Run(actor, id, following, async (db, standing, it, others, now) =>
        {
            var screened = await why.Judge(db, standing, new(ScreenedUse.Edit, GroupId: it.GroupId), now, ct);
            if ((EventRules.MayNotCancel(standing, it, await ModeratedEvents.Waits(db, it, ct), now) ?? screened.Refusal ?? pace()) is { } refused)
            {
                return refused;
            }

            List<Event> all = [it, .. others];
            var isPublic = await db.IsPublic(it.GroupId, ct);
            foreach (var one in all)
            {
                db.CallOff(actor, one, why.Words, why.Shown(screened), isPublic, now);
                await ModeratedEvents.Keep(db, screened, one, now, ct); // at most as many as a series holds
            }

            await EventNotice.Tell(db, [EventNotice.OfAll(all, EventNoticeKind.Cancelled, EventNoticeKind.SeriesCancelled, standing.AccountId, now)], ct);
            return null;
        }, ct);
    }

    private async Task<Result<long>> Plan(PortalDb db, Actor actor, long? groupId, EventPlan plan, EventRepeat? repeat, string html, ScreenedText text, string? key, Func<Problem?> pace, CancellationToken ct)
    {
        var now = Now;
        if (await db.MadeBefore<Event>(actor, key, ct) is { } before)
        {
            return before;
        }

        var standing = await Standing.Of(db, actor, now, ct);
        if (standing.MayNotWrite is { } mayNot)
        {
            return mayNot;
        }

        if (groupId is { } group && !await Knows(db, standing, group, ct))
        {
            return Problem.NotFound;
        }

        if ((EventRules.MayNotPlan(standing, groupId) ?? await db.StaysOpen(groupId, ct) ?? plan.Facts(null, now)) is { } problem)
        {
            return problem;
        }

        if (!EventRepeat.Of(plan, repeat).Try(out var plans, out var never))
        {
            return never;
        }

        if ((plans[^1].Facts(null, now) ?? pace()) is { } wrong)
        {
            return wrong;
        }

        // A series is taken or refused: no moderator has to approve each of its events.
        var screened = await screening.Judge(db, standing, text, new(plans.Count > 1 ? ScreenedUse.Edit : ScreenedUse.Public, GroupId: groupId), now, ct);
        if (screened.Refusal is { } unwanted)
        {
            return unwanted;
        }

        var (isPublic, made) = (await db.IsPublic(groupId, ct), plans.Select(one => new Event
        {
            GroupId = groupId, AuthorId = standing.AccountId!.Value, Title = screened.Shown("title", plan.Title), Body = plan.Body, Html = screened.Shown("body", html), Place = screened.Shown("place", plan.Place),
            Link = plan.SafeLink().Value, Zone = plan.Zone, StartsAt = one.StartsAt, EndsAt = one.EndsAt, Seats = plan.Seats, MostGuests = plan.MostGuests, Hidden = screened.Held, CreatedAt = now,
        }).ToList());
        db.AddRange(made);
        await db.SaveChangesAsync(ct);
        foreach (var it in made)
        {
            it.SeriesId = made.Count > 1 ? made[0].Id : null;
            await db.HoldFiles(actor, new(Event.Kind, it.Id), plan.Body, ct); // at most as many as a series holds
            if (!screened.Held)
            {
                db.Tell(new EventPlanned(it.Id, groupId, isPublic));
            }
        }

        db.Made<Event>(actor, key, made[0].Id, now);
        await ModeratedEvents.Keep(db, screened, made[0], now, ct);
        return made[0].Id;
    }

    /// <summary>Changes one event as it is planned now.</summary>
    private static async Task Apply(PortalDb db, Actor actor, Standing standing, Event it, EventPlan plan, Screened screened, string html, DateTime now, CancellationToken ct)
    {
        var before = Words(it);
        (it.Title, it.Body, it.Html, it.Place, it.Link) = (screened.Shown("title", plan.Title), plan.Body, screened.Shown("body", html), screened.Shown("place", plan.Place), plan.SafeLink().Value);
        (it.Zone, it.StartsAt, it.EndsAt, it.Seats, it.MostGuests) = (plan.Zone, plan.StartsAt, plan.EndsAt, plan.Seats, plan.MostGuests);
        (it.EditedAt, it.Revision) = (now, it.Revision + 1);
        if (it.AuthorId != standing.AccountId)
        {
            db.Audit(actor, AuditAction.EventEdited, new(Event.Kind, it.Id), now, before: before, after: Words(it), place: it.Home, whom: it.AuthorId);
        }

        await ModeratedEvents.Keep(db, screened, it, now, ct);
        await db.HoldFiles(actor, new(Event.Kind, it.Id), plan.Body, ct);
        await Seating.Fit(db, it, ct);
        await Seating.Settle(db, it, now, ct);
    }

    /// <summary>Whether somebody may know of a group at all.</summary>
    private static Task<bool> Knows(PortalDb db, Standing standing, long groupId, CancellationToken ct)
    {
        var own = standing.IsIn(groupId) || EventRules.Moderates(standing, groupId);
        return db.Set<Group>().AnyAsync(g => g.Id == groupId && (own || g.Visibility != Visibility.Hidden), ct);
    }

    /// <summary>They take place at another time: those who go to any of them are told once, and reminded of the new ones.</summary>
    private static async Task Moved(PortalDb db, Standing standing, List<Event> moved, DateTime now, CancellationToken ct)
    {
        if (moved.Count == 0)
        {
            return;
        }

        var ids = moved.ConvertAll(e => e.Id); // at most as many as a series holds
        await db.Set<EventReply>().Where(r => ids.Contains(r.EventId) && (r.State == ReplyState.Going || r.State == ReplyState.Maybe))
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.RemindAt, (DateTime?)now).SetProperty(x => x.RemindedUpTo, now), ct);
        await EventNotice.Tell(db, [EventNotice.OfAll(moved, EventNoticeKind.Moved, EventNoticeKind.SeriesMoved, standing.AccountId, now)], ct);
    }

    private ValueTask<ScreenedText> Screen(EventPlan plan, string html, CancellationToken ct) => screening.Read(
        [
            new("title", plan.Title, IsHtml: false), new("body", html), new("place", plan.Place, IsHtml: false),
            .. plan.SafeLink() is { Done: true, Value: { } link } ? [new("link", $"<a href=\"{WebUtility.HtmlEncode(link)}\"></a>")] : (ScreenedPart[])[],
        ],
        trapped: false, ct);

    /// <summary>Loads an event for a change by who may, with those that follow it where they are meant, too, and does it. One that was called off stays as it is.</summary>
    private Task<Result<Nothing>> Run(Actor actor, long id, bool following, Func<PortalDb, Standing, Event, List<Event>, DateTime, Task<Problem?>> change, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                var now = Now;
                if (following)
                {
                    await db.LockFollowing(id, ct);
                }

                if (!(await db.EnterEvent(actor, id, now, ct)).Try(out var entered, out var unseen))
                {
                    return unseen;
                }

                var (it, standing) = entered;
                if (EventRules.MayNotChange(standing, it) is { } mayNot)
                {
                    return mayNot;
                }

                return await change(db, standing, it, following ? await db.Following(it, now, ct) : [], now) is { } problem ? problem : default(Nothing);
            },
            ct);
}
