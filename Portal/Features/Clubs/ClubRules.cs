using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>Who may see, join and run a club.</summary>
public static class ClubRules
{
    /// <summary>Whether somebody may know of a club.</summary>
    public static bool MaySee(Standing standing, Visibility visibility, long clubId) =>
        visibility != Visibility.Hidden || standing.IsIn(clubId) || standing.Moderates(ModeratedPlaces.OfGroup(clubId));

    /// <summary>The clubs that somebody may know of. One that was taken back before a moderator had looked at it is known to nobody.</summary>
    public static IQueryable<Club> SeenBy(this IQueryable<Club> clubs, PortalDb db, Standing standing)
    {
        var (all, groups, places) = (standing.IsModerator, standing.Groups, standing.Places.Clubs);
        return clubs.Where(c => (c.OpensAs == null || c.MemberCount > 0)
            && (all || groups.Contains(c.Id) || places.Contains(c.Id) || db.Set<Group>().Any(g => g.Id == c.Id && g.Visibility != Visibility.Hidden)));
    }

    /// <summary>Whether somebody may read its board, its room and who is in it.</summary>
    public static bool MayRead(Standing standing, Visibility visibility, long clubId) =>
        visibility == Visibility.Open || standing.IsIn(clubId) || standing.Moderates(ModeratedPlaces.OfGroup(clubId));

    /// <summary>What somebody may do in it: what their role may, what who moderates it may, and admins everything.</summary>
    public static ClubRights RightsOf(Standing standing, ClubRole role, long clubId) =>
        standing.IsAdmin ? ClubRightsTable.All
        : ClubRightsTable.Of(role) | (standing.Moderates(ModeratedPlaces.OfGroup(clubId)) ? ClubRightsTable.Of(ClubRole.Moderator) : ClubRights.None);

    /// <summary>What of that can be done in it now: in a closed one order is kept alone.</summary>
    public static ClubRights LeftIn(DateTime? closedAt) => closedAt is null ? ClubRightsTable.All : ClubRightsTable.WhileClosed;

    /// <summary>Why somebody may not do something in it, or null.</summary>
    public static Problem? MayNot(Standing standing, ClubRole role, long clubId, ClubRights wanted) =>
        standing.MayNotWriteAt(ModeratedPlaces.OfGroup(clubId))
        ?? ((RightsOf(standing, role, clubId) & wanted) == wanted ? null
            : ClubRightsTable.Of(ClubRole.Moderator).HasFlag(wanted) ? ModerationRules.NotHere(standing, ModeratedPlaces.OfGroup(clubId))
            : Problem.NotAllowed);

    /// <summary>Why somebody may not read how it is doing, or null: who runs it may, and so may staff who read it.</summary>
    public static Problem? MayNotReadHealth(Standing standing, Visibility visibility, ClubRole role, long clubId) =>
        (RightsOf(standing, role, clubId) & ClubRights.ReadHealth) != 0 || (MayRead(standing, visibility, clubId) && (standing.IsModerator || standing.IsAgent)) ? null
        : standing.IsMember ? Problem.NotAllowed : Problem.SignIn;

    /// <summary>Why a member may not be removed or banned by somebody, or null: who runs the club or keeps order there is first relieved of that, and nobody does it to themselves.</summary>
    public static Problem? MayNotActOn(Standing standing, ClubRole actors, long themId, ClubRole theirs) =>
        standing.AccountId == themId ? Problem.Refused<ClubsText>("NotOneself")
        : theirs == ClubRole.Host || theirs == ClubRole.Moderator || (theirs == ClubRole.CoHost && actors != ClubRole.Host && !standing.IsAdmin) ? Problem.Refused<ClubsText>("NotBelow")
        : null;
}
