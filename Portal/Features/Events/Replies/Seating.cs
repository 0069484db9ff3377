using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Events;

/// <summary>
/// Who has a seat, and who is next: inside a deed that has locked the event. The list moves up in its order alone: who waits with more guests than there are seats is not passed over,
/// so that nobody waits for ever behind who came later.
/// </summary>
internal static class Seating
{
    private const int AtOnce = 200;

    /// <summary>How many more may come; null for as many as like.</summary>
    public static int? Free(Event it) => it.Seats is { } seats ? Math.Max(0, seats - it.Going) : null;

    /// <summary>What becomes of somebody who would come with so many guests: a seat, or the end of the list where there is none for all of them or others wait already.</summary>
    public static ReplyState Seat(Event it, int guests) => it.Waiting == 0 && (Free(it) is not { } free || free > guests) ? ReplyState.Going : ReplyState.Waiting;

    /// <summary>Who waits brings no more guests than they may and than there are seats for: else nobody would ever come after them. To be asked when either changes, before it is settled.</summary>
    public static Task Fit(PortalDb db, Event it, CancellationToken ct)
    {
        var most = Math.Min(it.MostGuests, (it.Seats ?? int.MaxValue) - 1);
        return db.Set<EventReply>().Where(r => r.EventId == it.Id && r.State == ReplyState.Waiting && r.Guests > most).ExecuteUpdateAsync(r => r.SetProperty(x => x.Guests, most), ct);
    }

    /// <summary>Counts anew, and lets in who waits while there are seats and it has not begun. Saves what was changed before.</summary>
    public static async Task Settle(PortalDb db, Event it, DateTime now, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await Count(db, it, ct);
        for (var more = true; more && it.Waiting > 0 && Free(it) is not 0 && it.CancelledAt is null && it.StartsAt > now;)
        {
            more = await MoveUp(db, it, now, ct);
            await Count(db, it, ct);
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Lets in the next ones and tells them; false where nobody fits any more.</summary>
    private static async Task<bool> MoveUp(PortalDb db, Event it, DateTime now, CancellationToken ct)
    {
        var (next, free) = (await db.Set<EventReply>().AsTracking().Where(r => r.EventId == it.Id && r.State == ReplyState.Waiting).OrderBy(r => r.Turn).Take(AtOnce).ToListAsync(ct), Free(it) ?? int.MaxValue);
        var seated = next.TakeWhile(r => (free -= 1 + r.Guests) >= 0).ToList();
        foreach (var reply in seated)
        {
            reply.State = ReplyState.Going;
            reply.RemindFrom(now);
        }

        await EventNotice.Tell(db, seated.ConvertAll(r => new EventNotice { EventId = it.Id, AccountId = r.AccountId, Kind = EventNoticeKind.MovedUp, At = now }), ct);
        return seated.Count == AtOnce;
    }

    private static async Task Count(PortalDb db, Event it, CancellationToken ct)
    {
        var counts = await db.Set<EventReply>().Where(r => r.EventId == it.Id).GroupBy(r => r.State).Select(g => new { State = g.Key, People = g.Count(), Guests = g.Sum(r => r.Guests) }).ToListAsync(ct);
        var of = counts.ToDictionary(c => c.State, c => c);
        it.Going = of.TryGetValue(ReplyState.Going, out var going) ? going.People + going.Guests : 0;
        it.Maybe = of.TryGetValue(ReplyState.Maybe, out var maybe) ? maybe.People : 0;
        it.Waiting = of.TryGetValue(ReplyState.Waiting, out var waiting) ? waiting.People : 0;
    }
}
