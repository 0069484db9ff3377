using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Events;

/// <summary>Who may see, plan, change and answer events: pure functions, asked by the deeds and by the views alike.</summary>
public static class EventRules
{
    /// <summary>
    /// The events that somebody may see: those of the whole portal, of open groups, and of the groups that they are in or moderate. One that was taken from view is there for who moderates its place, and for who planned it.
    /// </summary>
    public static IQueryable<Event> SeenBy(this IQueryable<Event> events, PortalDb db, Standing standing)
    {
        var (all, groups, clubs, me) = (standing.IsModerator, standing.Groups, standing.Places.Clubs, standing.AccountId ?? 0);
        return events.Where(e =>
            (all || e.GroupId == null || groups.Contains(e.GroupId.Value) || clubs.Contains(e.GroupId.Value) || db.Set<Group>().Any(g => g.Id == e.GroupId && g.Visibility == Visibility.Open))
            && (!e.Hidden || all || e.AuthorId == me || (e.GroupId != null && clubs.Contains(e.GroupId.Value))));
    }

    /// <summary>Whether this person moderates an event, and so sees what was hidden.</summary>
    public static bool Moderates(Standing standing, long? groupId) => standing.Moderates(ModeratedPlaces.OfGroup(groupId));

    /// <summary>Why somebody may not plan events, change or call off one, or null: hosts those of their group, staff those of the whole portal, who moderates a place those of it.</summary>
    public static Problem? MayNotPlan(Standing standing, long? groupId) =>
        standing.MayNotWriteAt(ModeratedPlaces.OfGroup(groupId))
        ?? (standing.IsMember && (Moderates(standing, groupId) || (groupId is { } group ? standing.IsHostOf(group) : standing.IsAgent)) ? null : Problem.NotAllowed);

    /// <summary>Why somebody may not change an event, or null: who may plan it there, until it was called off, for good.</summary>
    public static Problem? MayNotChange(Standing standing, Event it) => MayNotPlan(standing, it.GroupId) ?? (it.CancelledAt is null ? null : Problem.Conflict<EventsText>("IsCancelled"));

    /// <summary>Why somebody may not call an event off, or null: who may change it, until it is over, and once others know of it.</summary>
    /// <param name="standing">Who.</param>
    /// <param name="it">Which.</param>
    /// <param name="held">True while it waits for a moderator: its writer takes it back, and no moderator has to look at it.</param>
    /// <param name="now">The time.</param>
    public static Problem? MayNotCancel(Standing standing, Event it, bool held, DateTime now) =>
        MayNotChange(standing, it) ?? (it.EndsAt <= now ? Problem.Conflict<EventsText>("IsOver") : held ? Problem.Conflict<EventsText>("IsHeld") : null);

    /// <summary>Why somebody may not say whether they come, or null: members of the group, and to the whole portal's every member, until it is over or was called off.</summary>
    /// <param name="standing">Who.</param>
    /// <param name="groupId">Whose event it is.</param>
    /// <param name="cancelled">True where it was called off.</param>
    /// <param name="endsAt">When it is over.</param>
    /// <param name="now">The time.</param>
    public static Problem? MayNotAnswer(Standing standing, long? groupId, bool cancelled, DateTime endsAt, DateTime now) =>
        standing.MayNotWrite
        ?? (!standing.IsMember ? Problem.SignIn
            : groupId is { } group && !standing.IsIn(group) ? Problem.Refused<EventsText>("MembersReply")
            : cancelled ? Problem.Conflict<EventsText>("IsCancelled")
            : endsAt <= now ? Problem.Conflict<EventsText>("IsOver")
            : null);
}
