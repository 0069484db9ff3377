using Microsoft.EntityFrameworkCore;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Events;

/// <summary>Events that wait for a moderator: hidden from the first moment on, and told of once they are approved. Taken back, they are called off, and nobody ever hears of them.</summary>
internal sealed class HeldEvents : IHeldWriting
{
    public string Kind => Event.Kind;

    public async Task<Problem?> Publish(PortalDb db, long id, bool wasSeen, CancellationToken ct)
    {
        if (await db.LockEvent(id, ct) is not { } it)
        {
            return Problem.NotFound;
        }

        if (it.Hidden)
        {
            await Show(db, it, wasSeen, ct);
        }

        return null;
    }

    public async Task<HeldText?> Hold(PortalDb db, long id, CancellationToken ct)
    {
        if (await db.LockEvent(id, ct) is not { Hidden: false } it)
        {
            return null;
        }

        it.Hidden = true;
        db.Tell(new EventHidden(id, it.GroupId, await db.IsPublic(it.GroupId, ct)));
        return TextOf(it);
    }

    public async Task<Problem?> Withdraw(PortalDb db, long id, DateTime now, CancellationToken ct)
    {
        if (await db.LockEvent(id, ct) is not { } it)
        {
            return Problem.NotFound;
        }

        if (it.CancelledAt is null)
        {
            (it.CancelledAt, it.EditedAt, it.Revision) = (now, now, it.Revision + 1); // it stays hidden
            db.Tell(new EventCancelled(id, it.GroupId, Public: false));
        }

        return null;
    }

    /// <summary>Whether an event waits for a moderator; of one that is seen, nothing is asked.</summary>
    internal static async Task<bool> Waits(PortalDb db, Event it, CancellationToken ct) => it.Hidden && await db.IsHeld(new(Event.Kind, it.Id), ct);

    /// <summary>
    /// Shows one that is at hand, inside a deed. While it was hidden nobody was reminded of it: that begins again. One that was called off before anybody had seen it stays hidden: that is news to nobody.
    /// </summary>
    internal static async Task Show(PortalDb db, Event it, bool wasSeen, CancellationToken ct)
    {
        if (it.CancelledAt is not null && !wasSeen)
        {
            return;
        }

        it.Hidden = false;
        await db.Set<EventReply>().Where(r => r.EventId == it.Id && (r.State == ReplyState.Going || r.State == ReplyState.Maybe)).ExecuteUpdateAsync(r => r.SetProperty(x => x.RemindAt, x => (DateTime?)x.RemindedUpTo), ct);
        var isPublic = await db.IsPublic(it.GroupId, ct);
        db.Tell(wasSeen ? new EventRestored(it.Id, it.GroupId, isPublic) : new EventPlanned(it.Id, it.GroupId, isPublic));
    }

    /// <summary>Keeps what came of looking at an event.</summary>
    internal static ValueTask Keep(PortalDb db, Screened screened, Event it, DateTime now, CancellationToken ct) => db.Keep(screened, new(Event.Kind, it.Id), TextOf(it), now, ct);

    private static HeldText TextOf(Event it) => new(it.AuthorId, it.Title, it.Html, it.Home.ToString());
}
