using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>Finds a game for a deed: locked and tracked, and not there for who may not see it.</summary>
internal static class GameDesk
{
    /// <summary>One of this kind that this person may see, and how they stand: read once it is locked, as who has left the group meanwhile is not in it any more.</summary>
    public static async Task<Result<(Game It, Standing Standing)>> EnterGame(this PortalDb db, Actor actor, long id, GameKind? what, DateTime now, CancellationToken ct)
    {
        await db.Lock<Game>(id, ct);
        var standing = await Standing.Of(db, actor, now, ct);
        return await db.Set<Game>().AsTracking().SeenBy(db, standing).FirstOrDefaultAsync(g => g.Id == id, ct) is not { } found ? Problem.NotFound
            : what is null || found.What == what ? (found, standing)
            : standing.MayNotUse ?? Problem.NotFound; // who may do nothing at all is told that of every game alike
    }

    /// <summary>Any.</summary>
    public static async Task<Game?> LockGame(this PortalDb db, long id, CancellationToken ct)
    {
        await db.Lock<Game>(id, ct);
        return await db.Set<Game>().AsTracking().FirstOrDefaultAsync(g => g.Id == id, ct);
    }
}
