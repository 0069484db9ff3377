using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Events;

/// <summary>Who comes: answers to events, and their seats.</summary>
public sealed class EventReplies(Database database, RateLimits limits, TimeProvider time)
{
    /// <summary>
    /// Answers an event, or answers it otherwise than before. Who would come where no seat is free waits; who gives seats up lets those in who wait. Of two who take the last seat one gets it, and the other waits.
    /// Answers what came of it.
    /// </summary>
    public Task<Result<ReplyState>> Answer(Actor actor, long eventId, EventAnswer answer, int guests, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        return database.Write(db => Answer(db, actor, eventId, answer, guests, pace, ct), ct);
    }

    private async Task<Result<ReplyState>> Answer(PortalDb db, Actor actor, long eventId, EventAnswer answer, int guests, Func<Problem?> pace, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!(await db.EnterEvent(actor, eventId, now, ct)).Try(out var entered, out var unseen))
        {
            return unseen;
        }

        var (it, standing) = entered;
        if ((EventRules.MayNotAnswer(standing, it.GroupId, it.CancelledAt is not null, it.EndsAt, now) ?? (Enum.IsDefined(answer) ? null : Problem.Invalid<KernelText>("answer", "Required"))) is { } refused)
        {
            return refused;
        }

        var me = standing.AccountId!.Value;
        var mine = await db.Set<EventReply>().AsTracking().FirstOrDefaultAsync(r => r.EventId == eventId && r.AccountId == me, ct);
        guests = answer == EventAnswer.Yes ? guests : 0;
        if ((TooMany(it, mine, guests) ?? pace()) is { } problem)
        {
            return problem;
        }

        if (mine is null)
        {
            db.Add(mine = new EventReply { EventId = eventId, AccountId = me, State = ReplyState.Declined, At = now });
        }

        Set(it, mine, answer, guests, now);
        await Seating.Settle(db, it, now, ct);
        db.Tell(new EventRepliesChanged(eventId));
        return mine.State;
    }

    /// <summary>Why so many guests cannot come along, or null.</summary>
    private static Problem? TooMany(Event it, EventReply? mine, int guests) =>
        guests < 0 || guests > it.MostGuests ? Problem.Invalid<EventsText>("guests", "GuestsUpTo", it.MostGuests)
        : 1 + guests > it.Seats ? Problem.Invalid<EventsText>("guests", "SoManySeats", it.Seats ?? 0)
        : mine is { State: ReplyState.Going } && guests > mine.Guests && (it.Waiting > 0 || Seating.Free(it) < guests - mine.Guests) ? Problem.Invalid<EventsText>("guests", "NoSeatForGuests", it.Waiting > 0 ? 0 : Seating.Free(it) ?? 0)
        : null;

    /// <summary>Who has a seat or waits for one keeps that when they say yes again; where others wait, a new one stands behind them.</summary>
    private static void Set(Event it, EventReply mine, EventAnswer answer, int guests, DateTime now)
    {
        var before = mine.State;
        mine.State = answer switch
        {
            EventAnswer.Maybe => ReplyState.Maybe,
            EventAnswer.No => ReplyState.Declined,
            _ => before is ReplyState.Going or ReplyState.Waiting ? before : Seating.Seat(it, guests),
        };
        mine.Turn = mine.State == ReplyState.Waiting && before != ReplyState.Waiting ? ++it.LastTurn : mine.Turn;
        (mine.Guests, mine.At) = (guests, now);
        if (mine.State != before)
        {
            mine.RemindFrom(now);
        }
    }
}
