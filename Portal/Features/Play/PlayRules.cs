using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>Who may see, announce, call off and play games: pure functions, asked by the deeds and by the views alike.</summary>
public static class PlayRules
{
    /// <summary>
    /// The games that somebody may see: those of open groups, and of the groups that they are in or moderate. One that was taken from view is there for who moderates its place, and for who announced it.
    /// </summary>
    public static IQueryable<Game> SeenBy(this IQueryable<Game> games, PortalDb db, Standing standing)
    {
        var (all, groups, clubs, me) = (standing.IsModerator, standing.Groups, standing.Places.Clubs, standing.AccountId ?? 0);
        return games.Where(g =>
            (all || groups.Contains(g.GroupId) || clubs.Contains(g.GroupId) || db.Set<Group>().Any(x => x.Id == g.GroupId && x.Visibility == Visibility.Open))
            && (!g.Hidden || all || g.AuthorId == me || clubs.Contains(g.GroupId)));
    }

    /// <summary>Whether this person moderates the games of a group, and so sees what was hidden.</summary>
    public static bool Moderates(Standing standing, long groupId) => standing.Moderates(Game.HomeOf(groupId));

    /// <summary>Why somebody may not announce games of a group, or null: its hosts may, and who moderates it.</summary>
    public static Problem? MayNotAnnounce(Standing standing, long groupId) =>
        standing.MayNotWriteIn(groupId) ?? (standing.IsMember && (Moderates(standing, groupId) || standing.IsHostOf(groupId)) ? null : Problem.NotAllowed);

    /// <summary>Why somebody may not call a game off, or null: who may announce it there, until it is closed, and once others know of it.</summary>
    /// <param name="standing">Who.</param>
    /// <param name="it">Which.</param>
    /// <param name="held">True while it waits for a moderator: its writer takes it back.</param>
    /// <param name="now">The time.</param>
    public static Problem? MayNotCancel(Standing standing, Game it, bool held, DateTime now) =>
        MayNotAnnounce(standing, it.GroupId) ?? NotOpen(it, now) ?? (held ? Problem.Conflict<PlayText>("IsHeld") : null);

    /// <summary>Why somebody may not take part in a game, or take that back, or null: members of the group, while it is open.</summary>
    public static Problem? MayNotTakePart(Standing standing, Game it, DateTime now) => MayNotPlay(standing, it) ?? NotOpen(it, now);

    /// <summary>Why somebody may not enter a draw, or, where they are in it, take that back; or null: as in every game, and who runs the group only where its hosts may win.</summary>
    /// <param name="standing">Who.</param>
    /// <param name="it">The draw.</param>
    /// <param name="hostsEnter">Whether those who run the group may win.</param>
    /// <param name="isIn">True where they entered already: who has become a host since takes that back.</param>
    /// <param name="now">The time.</param>
    public static Problem? MayNotEnter(Standing standing, Game it, bool hostsEnter, bool isIn, DateTime now) =>
        MayNotTakePart(standing, it, now) ?? (hostsEnter || isIn || !standing.IsHostOf(it.GroupId) ? null : Problem.Refused<PlayText>("HostsCannotEnter"));

    /// <summary>Why somebody may not answer a quiz, or null: as in every game, but not who wrote it, and knows what is right.</summary>
    public static Problem? MayNotAnswer(Standing standing, Game it, DateTime now) =>
        MayNotTakePart(standing, it, now) ?? (standing.AccountId == it.AuthorId ? Problem.Refused<PlayText>("AuthorsDoNotAnswer") : null);

    /// <summary>The same as <see cref="MayNotTakePart"/>, whatever stage it has reached.</summary>
    public static Problem? MayNotPlay(Standing standing, Game it) =>
        standing.MayNotUse
        ?? standing.ClosedTo(it.GroupId)
        ?? (!standing.IsMember ? Problem.SignIn
            : !standing.IsIn(it.GroupId) ? Problem.Refused<PlayText>("MembersPlay")
            : it.CancelledAt is not null ? Problem.Conflict<PlayText>("IsCancelled")
            : null);

    private static Problem? NotOpen(Game it, DateTime now) =>
        it.CancelledAt is not null ? Problem.Conflict<PlayText>("IsCancelled")
        : it.Stage != GameStage.Open || it.ClosesAt <= now ? Problem.Conflict<PlayText>("IsClosed")
        : null;
}
