using Microsoft.EntityFrameworkCore;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Events;

/// <summary>Questions and answers that wait for a moderator: hidden from the first moment on, and told of once they are approved.</summary>
internal sealed class HeldHourEntries(TimeProvider time) : IHeldWriting
{
    public string Kind => HourEntry.Kind;

    public async Task<Problem?> Publish(PortalDb db, long id, bool wasSeen, CancellationToken ct)
    {
        if (await Find(db, id, ct) is not var (_, entry))
        {
            return Problem.NotFound;
        }

        if (entry.Hidden)
        {
            await Show(db, entry, wasSeen, time.GetUtcNow().UtcDateTime, ct);
        }

        return null;
    }

    public async Task<HeldText?> Hold(PortalDb db, long id, CancellationToken ct)
    {
        if (await Find(db, id, ct) is not var (it, entry) || entry.Hidden || entry.DeletedAt is not null)
        {
            return null;
        }

        entry.Hidden = true;
        db.Tell(new HourEntryHidden(entry.EventId, id, entry.Number));
        return TextOf(it, entry);
    }

    public IQueryable<long> In(PortalDb db, long placeId, long authorId) => db.Set<HourEntry>().Where(e => e.EventId == placeId && e.AuthorId == authorId && e.Hidden).Select(e => e.Id);

    public async Task<Problem?> Withdraw(PortalDb db, long id, DateTime now, CancellationToken ct)
    {
        if (await Find(db, id, ct) is not var (_, entry))
        {
            return Problem.NotFound;
        }

        if (entry.DeletedAt is null)
        {
            entry.DeletedAt = now;
            db.Tell(new HourEntryDeleted(entry.EventId, id, entry.Number));
        }

        return null;
    }

    /// <summary>Shows one that is at hand.</summary>
    internal static async Task Show(PortalDb db, HourEntry entry, bool wasSeen, DateTime now, CancellationToken ct)
    {
        entry.Hidden = false;
        if (entry.DeletedAt is not null)
        {
            return;
        }

        if (wasSeen)
        {
            db.Tell(new HourEntryRestored(entry.EventId, entry.Id, entry.Number));
        }
        else if (entry.QuestionId is null)
        {
            db.Tell(new HourAsked(entry.EventId, entry.Id, entry.Number));
        }
        else
        {
            await HourAnswers.Tell(db, entry, now, ct);
        }
    }

    /// <summary>Keeps what came of looking at one.</summary>
    internal static ValueTask Keep(PortalDb db, Screened screened, Event it, HourEntry entry, DateTime now, CancellationToken ct) => db.Keep(screened, new(HourEntry.Kind, entry.Id), TextOf(it, entry), now, ct);

    /// <summary>One with its event, which is locked first, as everywhere.</summary>
    internal static async Task<(Event It, HourEntry Entry)?> Find(PortalDb db, long id, CancellationToken ct)
    {
        var eventId = await db.Set<HourEntry>().Where(e => e.Id == id).Select(e => e.EventId).FirstOrDefaultAsync(ct);
        return await db.LockEvent(eventId, ct) is { } it && await db.Set<HourEntry>().AsTracking().FirstOrDefaultAsync(e => e.Id == id, ct) is { } entry ? (it, entry) : null;
    }

    private static HeldText TextOf(Event it, HourEntry entry) => new(entry.AuthorId, it.Title, entry.Html, it.Home.ToString());
}
