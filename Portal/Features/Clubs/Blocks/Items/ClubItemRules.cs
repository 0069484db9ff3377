using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>Who may see, add and change what stands in a club: pure functions, asked by the deeds and by the views alike.</summary>
public static class ClubItemRules
{
    /// <summary>
    /// The things that somebody may see: those of open clubs, and of the clubs that they are in or moderate. What was taken from view is there for who moderates the club and for whose it is,
    /// what was taken away for who moderates it; a line of feedback for whose it is and for who runs the club.
    /// </summary>
    public static IQueryable<ClubItem> SeenBy(this IQueryable<ClubItem> items, PortalDb db, Standing standing)
    {
        var (all, groups, hosted, clubs, me) = (standing.IsModerator, standing.Groups, standing.Hosted, standing.Places.Clubs, standing.AccountId ?? 0);
        return items.Where(i =>
            (all || groups.Contains(i.ClubId) || clubs.Contains(i.ClubId) || db.Set<Group>().Any(g => g.Id == i.ClubId && g.Visibility == Visibility.Open))
            && (!i.Hidden || all || i.AuthorId == me || clubs.Contains(i.ClubId))
            && (i.DeletedAt == null || all || clubs.Contains(i.ClubId))
            && (i.Kind != ClubItemKind.Feedback || all || i.AuthorId == me || hosted.Contains(i.ClubId) || clubs.Contains(i.ClubId)));
    }

    /// <summary>Of these, what lists and blocks show: nothing that was taken from view or taken away.</summary>
    public static IQueryable<ClubItem> Listed(this IQueryable<ClubItem> items) => items.Where(i => !i.Hidden && i.DeletedAt == null);

    /// <summary>Why somebody may not add something to a club, or null.</summary>
    /// <param name="standing">Who.</param>
    /// <param name="rights">What they may in it.</param>
    /// <param name="clubId">The club.</param>
    /// <param name="kind">What they add.</param>
    /// <param name="membersAddPhotos">Whether members may add photos.</param>
    public static Problem? MayNotAdd(Standing standing, ClubRights rights, long clubId, ClubItemKind kind, bool membersAddPhotos) =>
        standing.MayNotWriteIn(clubId)
        ?? (rights.HasFlag(ClubRights.WriteArticles) ? null
            : kind is not (ClubItemKind.Photo or ClubItemKind.Feedback) ? Problem.NotAllowed
            : !standing.IsIn(clubId) ? Problem.Refused<BlocksText>("MembersOnly")
            : kind == ClubItemKind.Photo && !membersAddPhotos ? Problem.Refused<BlocksText>("PhotosByHosts")
            : null);

    /// <summary>Why somebody may not change something, or null: its author, and of what is not a member's own, a photo or a word, who may write articles there.</summary>
    public static Problem? MayNotChange(Standing standing, ClubRights rights, ClubItem item) =>
        standing.MayNotWriteIn(item.ClubId)
        ?? (item.DeletedAt is not null || item.Hidden ? Problem.Conflict<BlocksText>("IsGone")
            : item.Kind == ClubItemKind.Feedback ? Problem.NotAllowed
            : rights.HasFlag(ClubRights.WriteArticles) ? (item.Kind != ClubItemKind.Photo || item.AuthorId == standing.AccountId ? null : Problem.NotAllowed)
            : item.AuthorId == standing.AccountId && standing.IsIn(item.ClubId) ? null
            : Problem.NotAllowed);

    /// <summary>Why somebody may not take something away, or null: its author while the club is open, and who keeps order there, but not what somebody wrote who stands above them.</summary>
    /// <param name="standing">Who.</param>
    /// <param name="rights">What they may in the club.</param>
    /// <param name="item">The thing.</param>
    /// <param name="theirs">The roles of its author.</param>
    public static Problem? MayNotRemove(Standing standing, ClubRights rights, ClubItem item, Roles theirs) =>
        standing.MayNotWriteAt(ModeratedPlaces.OfGroup(item.ClubId))
        ?? (item.AuthorId == standing.AccountId ? (rights.HasFlag(ClubRights.Moderate) ? null : standing.ClosedTo(item.ClubId))
            : rights.HasFlag(ClubRights.Moderate) ? ModerationRules.IsAbove(standing, ModeratedPlaces.OfGroup(item.ClubId), theirs)
            : ModerationRules.NotHere(standing, ModeratedPlaces.OfGroup(item.ClubId)));

    /// <summary>
    /// Why somebody may not put back what was taken away, or null: who may write articles there, and its author where they took it away themselves; what others took from view they appeal. Of what went
    /// with its author's account there are no words left.
    /// </summary>
    public static Problem? MayNotPutBack(Standing standing, ClubRights rights, ClubItem item) =>
        standing.MayNotWriteIn(item.ClubId)
        ?? (item.Title.Length == 0 ? Problem.Conflict<BlocksText>("IsGone") : null)
        ?? (rights.HasFlag(ClubRights.WriteArticles) || (item.AuthorId == standing.AccountId && (item.DeletedAt is null ? !item.Hidden : item.DeletedById == standing.AccountId)) ? null : Problem.NotAllowed);
}
