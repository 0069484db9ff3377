using Portal.Commons.Audit;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>How a game is called off, by itself or with its group.</summary>
internal static class CallingOff
{
    /// <summary>Calls one off, inside a deed that has locked it and looked whether it may be: with its entry in the log, and told. Who takes part is told by the deed, by what this answers.</summary>
    /// <param name="db">The deed's context.</param>
    /// <param name="actor">Who calls it off.</param>
    /// <param name="it">The game.</param>
    /// <param name="reason">Why, for the log.</param>
    /// <param name="shown">The same as others read it.</param>
    /// <param name="now">The time.</param>
    public static GameNotice CallOff(this PortalDb db, Actor actor, Game it, string reason, string shown, DateTime now)
    {
        it.Cancel(now, shown);
        db.Audit(actor, AuditAction.GameCancelled, new(Game.Kind, it.Id), now, reason, place: it.Home, whom: it.AuthorId == actor.AccountId ? null : it.AuthorId);
        db.Tell(new GameCancelled(it.Id, it.GroupId) { ById = actor.AccountId });
        return new() { GameId = it.Id, Kind = GameNoticeKind.Cancelled, ById = actor.AccountId, At = now };
    }
}
