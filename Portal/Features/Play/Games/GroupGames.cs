using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>The games of a group that is closed.</summary>
public static class GroupGames
{
    /// <summary>
    /// Calls off all in which one can still take part, inside the deed that closes the group and has looked at the reason. Those who take part are told, each of theirs; what is closed already is decided as it would be.
    /// </summary>
    public static async Task CallOff(PortalDb db, Actor actor, long groupId, string reason, DateTime now, CancellationToken ct)
    {
        var open = await db.Set<Game>().Where(g => g.GroupId == groupId && g.CancelledAt == null && g.Stage == GameStage.Open && g.ClosesAt > now).OrderBy(g => g.Id).Select(g => g.Id).ToListAsync(ct);
        await db.Lock<Game>(open, ct);
        var games = await db.Set<Game>().AsTracking().Where(g => open.Contains(g.Id) && g.CancelledAt == null && g.Stage == GameStage.Open).OrderBy(g => g.Id).ToListAsync(ct);
        await GameNotice.Tell(db, games.ConvertAll(one => db.CallOff(actor, one, reason, reason, now)), ct);
    }
}
