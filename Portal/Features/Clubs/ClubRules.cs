using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Clubs;

/// <summary>Who may see, join and run a club.</summary>
public static class ClubRules
{
    /// <summary>Whether somebody may know of a club.</summary>
    public static bool MaySee(Standing standing, Visibility visibility, long clubId) =>
        visibility != Visibility.Hidden || standing.IsIn(clubId) || standing.Moderates(ModeratedPlaces.OfGroup(clubId));

    /// <summary>Whether somebody may read its board, its room and who is in it.</summary>
    public static bool MayRead(Standing standing, Visibility visibility, long clubId) =>
        visibility == Visibility.Open || standing.IsIn(clubId) || standing.Moderates(ModeratedPlaces.OfGroup(clubId));

    /// <summary>Why somebody may not run the club, or null: its hosts may, and admins.</summary>
    public static Problem? MayNotRun(Standing standing, bool isHost) => standing.MayNotWrite ?? (isHost || standing.IsAdmin ? null : Problem.NotAllowed);
}
