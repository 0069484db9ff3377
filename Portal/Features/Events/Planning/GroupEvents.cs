using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Events;

/// <summary>The events of a group that is closed.</summary>
public static class GroupEvents
{
    /// <summary>
    /// Calls off all that are not over, inside the deed that closes the group. That deed has looked at the reason, and tells the group's members of it: they are those who go, and are not told once more of each event.
    /// </summary>
    public static async Task CallOff(PortalDb db, Actor actor, long groupId, string reason, DateTime now, CancellationToken ct)
    {
        var upcoming = await db.Set<Event>().Where(e => e.GroupId == groupId && e.CancelledAt == null && e.EndsAt > now).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync(ct);
        await db.Lock<Event>(upcoming, ct);
        var events = await db.Set<Event>().AsTracking().Where(e => upcoming.Contains(e.Id) && e.CancelledAt == null).OrderBy(e => e.Id).ToListAsync(ct);
        var isPublic = await db.IsPublic(groupId, ct);
        foreach (var one in events)
        {
            db.CallOff(actor, one, reason, reason, isPublic, now);
        }
    }
}
