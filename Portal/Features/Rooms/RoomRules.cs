using System.Globalization;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Rooms;

/// <summary>Who may read, write and keep order in a room: pure functions, asked by the deeds and by the views alike.</summary>
public static class RoomRules
{
    /// <summary>How long who said something may change it or delete it.</summary>
    public static readonly TimeSpan ChangeTime = TimeSpan.FromHours(1);

    /// <summary>The rooms that somebody may read: public ones, those of their groups, and as staff those for staff. Moderators read all, or those of the clubs that they were given.</summary>
    public static IQueryable<Room> SeenBy(this IQueryable<Room> rooms, Standing standing)
    {
        var (staff, clubs) = (IsStaff(standing), standing.Places.Clubs);
        return standing.IsModerator ? rooms
            : rooms.Where(r => r.Public || (r.GroupId == null && staff) || (r.GroupId != null && (standing.Groups.Contains(r.GroupId.Value) || clubs.Contains(r.GroupId.Value))));
    }

    /// <summary>Of some accounts those that may read a room: everybody a public one, the members of its group and moderators, staff.</summary>
    internal static IQueryable<Account> Reading(this IQueryable<Account> accounts, PortalDb db, long? groupId, bool isPublic) =>
        isPublic ? accounts
        : groupId is { } group ? accounts.Where(a => (a.Roles & Moderators.Everywhere) != 0 || db.Set<Membership>().Any(m => m.GroupId == group && m.AccountId == a.Id && !m.Waiting)
            || db.Set<PlaceModerator>().Any(m => m.AccountId == a.Id && m.Place == ModeratedPlaces.Club + ":" + group))
        : accounts.Where(a => a.Roles != Roles.None);

    /// <summary>Whether somebody works here at this moment, as far as their credentials allow it to be used: a ban suspends that.</summary>
    public static bool IsStaff(Standing standing) => standing.IsAgent || standing.IsModerator;

    /// <summary>Whether this person moderates a room, and so sees what was hidden there: moderators all, others those of the clubs that they were given.</summary>
    public static bool Moderates(Standing standing, long? groupId) => standing.Moderates(ModeratedPlaces.OfGroup(groupId));

    /// <summary>Whether this person keeps order in a room: who moderates it, the hosts of a club in its own.</summary>
    public static bool Keeps(Standing standing, long? groupId) => Moderates(standing, groupId) || (groupId is { } group && standing.IsHostOf(group));

    /// <summary>Whether slow mode does not hold this person back: staff, and who keeps order there.</summary>
    public static bool IsFree(Standing standing, long? groupId) => standing.IsStaff || Keeps(standing, groupId);

    /// <summary>Why somebody may not write in a room that they may read, or null: members in a public one, those of its group, staff; nobody in one that is archived.</summary>
    /// <param name="standing">Who.</param>
    /// <param name="groupId">The group whose room it is, or null.</param>
    /// <param name="archived">True where it is only read.</param>
    public static Problem? MayNotWrite(Standing standing, long? groupId, bool archived) =>
        standing.MayNotWriteIn(groupId)
        ?? (!standing.IsMember ? Problem.SignIn
            : groupId is { } group && !standing.IsIn(group) && !Moderates(standing, groupId) ? Problem.Refused<RoomsText>("MembersOnly")
            : archived ? Problem.Refused<RoomsText>("RoomIsArchived")
            : null);

    /// <summary>Why who is muted in a room may not write there now; null where they are not, or not any more.</summary>
    public static Problem? Muted(DateTime? until, string? reason, DateTime now) =>
        until > now ? Problem.Refused<RoomsText>("MutedHere", until.Value.ToString("g", CultureInfo.CurrentCulture), reason ?? "") with { RetryAfter = until - now } : null;

    /// <summary>Why somebody may not change or delete a message, or null: who said it, within <see cref="ChangeTime"/>.</summary>
    public static Problem? MayNotChange(Standing standing, long authorId, bool hidden, bool deleted, DateTime said, DateTime now) =>
        standing.MayNotWrite
        ?? (standing.AccountId != authorId ? Problem.NotAllowed
            : deleted ? Problem.Conflict<RoomsText>("MessageIsDeleted")
            : hidden ? Problem.Refused<RoomsText>("MessageIsHidden")
            : now - said > ChangeTime ? Problem.Refused<RoomsText>("TooLateToChange")
            : null);

    /// <summary>Why this person may not set the pace of a room or mute somebody in it, or null.</summary>
    public static Problem? MayNotKeep(Standing standing, long? groupId) => standing.MayNotWriteAt(ModeratedPlaces.OfGroup(groupId)) ?? (Keeps(standing, groupId) ? null : ModerationRules.NotHere(standing, ModeratedPlaces.OfGroup(groupId)));

    /// <summary>Why this person may not take a message from view, or null: nobody decides about their own, nor about who stands above them.</summary>
    /// <param name="standing">Who decides.</param>
    /// <param name="groupId">The group whose room it is, or null.</param>
    /// <param name="authorId">Who said it.</param>
    /// <param name="theirs">That person's roles.</param>
    public static Problem? MayNotRemove(Standing standing, long? groupId, long authorId, Roles theirs) =>
        MayNotKeep(standing, groupId) ?? (standing.AccountId == authorId ? Problem.Refused<RoomsText>("OwnRemoval") : ModerationRules.IsAbove(standing, ModeratedPlaces.OfGroup(groupId), theirs));

    /// <summary>Why this person may not mute somebody in a room, or null: not themselves, and nobody who keeps order there or works here.</summary>
    /// <param name="standing">Who decides.</param>
    /// <param name="groupId">The group whose room it is, or null.</param>
    /// <param name="accountId">Whom.</param>
    /// <param name="theirs">That person's roles.</param>
    /// <param name="isHost">True where they run the group or moderate it.</param>
    public static Problem? MayNotMute(Standing standing, long? groupId, long accountId, Roles theirs, bool isHost) =>
        MayNotKeep(standing, groupId)
        ?? (standing.AccountId == accountId || isHost || theirs != Roles.None ? Problem.Refused<RoomsText>("NotToKeepers") : null);

    /// <summary>Why this person may not lift or change what another decided about somebody's voice, or null: nobody their own, and what a moderator decided only moderators.</summary>
    /// <param name="standing">Who decides.</param>
    /// <param name="groupId">The group whose room it is, or null.</param>
    /// <param name="accountId">Who is muted.</param>
    /// <param name="byModerator">True where a moderator muted them, and the time is not over.</param>
    public static Problem? MayNotOverrule(Standing standing, long? groupId, long accountId, bool byModerator) =>
        MayNotKeep(standing, groupId)
        ?? (standing.AccountId == accountId ? Problem.Refused<RoomsText>("OwnMute")
            : byModerator && !Moderates(standing, groupId) ? Problem.Refused<RoomsText>("ModeratorsMute")
            : null);

    /// <summary>Why this person may not make rooms, rename or archive one, or null: admins do, and a club's room goes with its club.</summary>
    public static Problem? MayNotRun(Standing standing) => standing.MayNotWrite ?? (standing.IsAdmin ? null : Problem.NotAllowed);
}
