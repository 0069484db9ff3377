using Portal.Commons.Audit;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Events;

/// <summary>How an event is called off, by itself, with its series or with its group.</summary>
internal static class CallingOff
{
    /// <summary>Calls one off, inside a deed that has locked it and looked whether it may be: with its entry in the log, and told. Who goes to it is told by the deed, once for all that it calls off.</summary>
    /// <param name="db">The deed's context.</param>
    /// <param name="actor">Who calls it off.</param>
    /// <param name="it">The event.</param>
    /// <param name="reason">Why, for the log.</param>
    /// <param name="shown">The same as others read it.</param>
    /// <param name="isPublic">Whether everybody sees the events of its group.</param>
    /// <param name="now">The time.</param>
    public static void CallOff(this PortalDb db, Actor actor, Event it, string reason, string shown, bool isPublic, DateTime now)
    {
        it.Cancel(now, shown);
        db.Audit(actor, AuditAction.EventCancelled, new(Event.Kind, it.Id), now, reason, place: it.Home, whom: it.AuthorId == actor.AccountId ? null : it.AuthorId);
        db.Tell(new EventCancelled(it.Id, it.GroupId, isPublic && !it.Hidden) { ById = actor.AccountId });
    }
}
