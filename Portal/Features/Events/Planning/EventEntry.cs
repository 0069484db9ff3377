using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Events;

/// <summary>Finds an event for a deed: locked and tracked, and not there for who may not see it.</summary>
internal static class EventEntry
{
    /// <summary>One that this person may see, and how they stand: read once it is locked, as who has left the group meanwhile is not in it any more.</summary>
    public static async Task<Result<(Event It, Standing Standing)>> EnterEvent(this PortalDb db, Actor actor, long id, DateTime now, CancellationToken ct)
    {
        await db.Lock<Event>(id, ct);
        var standing = await Standing.Of(db, actor, now, ct);
        return await db.Set<Event>().AsTracking().SeenBy(db, standing).FirstOrDefaultAsync(e => e.Id == id, ct) is { } found ? (found, standing) : Problem.NotFound;
    }

    /// <summary>Any.</summary>
    public static async Task<Event?> LockEvent(this PortalDb db, long id, CancellationToken ct)
    {
        await db.Lock<Event>(id, ct);
        return await db.Set<Event>().AsTracking().FirstOrDefaultAsync(e => e.Id == id, ct);
    }

    /// <summary>Whether everyone may read what belongs to a group: then it is told on the channel of all events, too.</summary>
    public static async Task<bool> IsPublic(this PortalDb db, long? groupId, CancellationToken ct) =>
        groupId is null || await db.Set<Group>().AnyAsync(g => g.Id == groupId && g.Visibility == Visibility.Open, ct);
}
