using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Events;

/// <summary>Makes an event a question hour, opens and closes it, and names its guests.</summary>
public sealed class QuestionHours(Database database, HourHands hands, RateLimits limits, TimeProvider time)
{
    /// <summary>How many people are offered as guests.</summary>
    public const int MostOffered = 8;

    /// <summary>An event becomes a question hour, or one that is has other bounds.</summary>
    /// <param name="actor">Who may change the event.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="lateDays">For how many days guests may go on answering afterwards.</param>
    /// <param name="ct">Stops it.</param>
    public Task<Result<Nothing>> SetUp(Actor actor, long eventId, int lateDays, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Edits, actor);
        return database.Write<Nothing>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                if (!(await db.EnterEvent(actor, eventId, now, ct)).Try(out var entered, out var unseen))
                {
                    return unseen;
                }

                var (it, standing) = entered;
                if ((HourRules.MayNotLead(standing, it.GroupId, it.CancelledAt is not null) ?? (lateDays is < 0 or > QuestionHour.MostLateDays ? Problem.Invalid<HourText>("lateDays", "LateDaysUpTo", QuestionHour.MostLateDays) : pace())) is { } refused)
                {
                    return refused;
                }

                var hour = await db.Set<QuestionHour>().AsTracking().FirstOrDefaultAsync(h => h.EventId == eventId, ct);
                if (hour is null)
                {
                    if (it.EndsAt <= now)
                    {
                        return Problem.Conflict<EventsText>("IsOver");
                    }

                    db.Add(hour = new QuestionHour { EventId = eventId });
                }

                hour.LateDays = lateDays;
                hour.Note(HourDeed.SetUp, standing.AccountId!.Value);
                db.Tell(new HourChanged(eventId));
                return default(Nothing);
            },
            ct);
    }

    /// <summary>Opens the hour: from now on it is live. One that was closed goes on.</summary>
    public Task<Result<Nothing>> Open(Actor actor, long eventId, int? revision, CancellationToken ct) => Lead(actor, eventId, revision, HourDeed.Opened, hand =>
    {
        if (QuestionHour.IsOver(hand.It.EndsAt, hand.Now))
        {
            return Problem.Conflict<EventsText>("IsOver");
        }

        (hand.Hour.OpenedAt, hand.Hour.ClosedAt) = (hand.Hour.OpenedAt ?? hand.Now, null);
        return null;
    }, ct);

    /// <summary>Closes the hour: nothing is asked any more, and the guests may go on answering for some days.</summary>
    public Task<Result<Nothing>> Close(Actor actor, long eventId, int? revision, CancellationToken ct) => Lead(actor, eventId, revision, HourDeed.Closed, hand =>
    {
        if (hand.Phase != HourPhase.Open)
        {
            return Problem.Conflict<HourText>("NotOpen");
        }

        (hand.Hour.ClosedAt, hand.Hour.CurrentId) = (hand.Now, null);
        return null;
    }, ct);

    /// <summary>Names a guest, who is told. It must be somebody who can see the event and was not banned from its group. Twice is as good as once.</summary>
    public Task<Result<Nothing>> Invite(Actor actor, long eventId, string name, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Edits, actor);
        return hands.Do<Nothing>(actor, eventId, async hand =>
        {
            if (hand.MayNotLead is { } refused)
            {
                return refused;
            }

            var (db, lookup) = (hand.Db, LookupNames.Of(name.TrimStart('@')));
            var guest = await db.Set<Account>().Where(a => a.NormalizedUserName == lookup && a.NormalizedEmail != null).Select(a => (long?)a.Id).FirstOrDefaultAsync(ct);
            if (guest is not { } id || !await Sees(db, id, eventId, hand.Now, ct))
            {
                return Problem.Invalid<HourText>("name", "NobodyThere", name);
            }

            if (await hand.IsBarred(id, ct))
            {
                return Problem.Invalid<HourText>("name", "GuestIsBanned", name);
            }

            var guests = await db.Set<HourGuest>().Where(g => g.EventId == eventId).Select(g => g.AccountId).ToListAsync(ct);
            if (guests.Contains(id))
            {
                return default(Nothing);
            }

            if ((guests.Count >= QuestionHour.MostGuests ? Problem.Conflict<HourText>("GuestsAreMany", QuestionHour.MostGuests) : pace()) is { } tooMany)
            {
                return tooMany;
            }

            db.Add(new HourGuest { EventId = eventId, AccountId = id, At = hand.Now });
            if (id != hand.Me)
            {
                await EventNotice.Tell(db, [new EventNotice { EventId = eventId, AccountId = id, Kind = EventNoticeKind.Guest, ById = hand.Me, At = hand.Now }], ct);
            }

            db.Tell(new HourChanged(eventId));
            return default(Nothing);
        }, ct);
    }

    /// <summary>Somebody is a guest no more; what they answered stays. Twice is as good as once.</summary>
    public Task<Result<Nothing>> Dismiss(Actor actor, long eventId, string name, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Edits, actor);
        return hands.Do<Nothing>(actor, eventId, async hand =>
        {
            if ((hand.MayNotLead ?? pace()) is { } refused)
            {
                return refused;
            }

            var lookup = LookupNames.Of(name.TrimStart('@'));
            var people = hand.Db.Set<Account>().Where(a => a.NormalizedUserName == lookup).Select(a => a.Id);
            if (await hand.Db.Set<HourGuest>().Where(g => g.EventId == eventId && people.Contains(g.AccountId)).ExecuteDeleteAsync(ct) > 0)
            {
                hand.Db.Tell(new HourChanged(eventId));
            }

            return default(Nothing);
        }, ct);
    }

    /// <summary>People whose names begin so and who can see the event, for who leads it to name as guests.</summary>
    public async Task<Result<List<PersonView>>> Offer(Actor actor, long eventId, string? beginning, CancellationToken ct)
    {
        if ((Bounds.Check("q", beginning, 60, min: 0) ?? (actor.AccountId is null ? Problem.SignIn : limits.Take(Limited.LookUps, actor))) is { } problem)
        {
            return problem;
        }

        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        if (await db.Set<Event>().SeenBy(db, standing).FirstOrDefaultAsync(e => e.Id == eventId, ct) is not { } it)
        {
            return Problem.NotFound;
        }

        return HourRules.MayNotLead(standing, it.GroupId, it.CancelledAt is not null) is { } refused ? refused
            : await PeopleByName.Find(db, LookupNames.Of(beginning), await db.IsPublic(it.GroupId, ct) ? null : it.GroupId, MostOffered, ct);
    }

    private static async Task<bool> Sees(PortalDb db, long accountId, long eventId, DateTime now, CancellationToken ct) =>
        await db.Set<Event>().SeenBy(db, await Standing.Of(db, Actor.Member(accountId), now, ct)).AnyAsync(e => e.Id == eventId, ct);

    private Task<Result<Nothing>> Lead(Actor actor, long eventId, int? revision, HourDeed deed, Func<HourHand, Problem?> change, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Edits, actor);
        return hands.Do<Nothing>(actor, eventId, async hand =>
        {
            if ((hand.MayNotLead ?? await hand.Stale(revision, ct) ?? pace() ?? change(hand)) is { } refused)
            {
                return refused;
            }

            hand.Hour.Note(deed, hand.Me);
            hand.Db.Tell(new HourChanged(eventId));
            return default(Nothing);
        }, ct);
    }
}
