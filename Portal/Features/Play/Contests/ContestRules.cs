using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>Who may see entries, send them in and vote: pure functions, asked by the deeds and by the views alike.</summary>
public static class ContestRules
{
    /// <summary>The entries that somebody may see: those of contests that they may see. One that was taken from view is there for who moderates its place and for its author, one that was taken back for moderators alone.</summary>
    public static IQueryable<ContestEntry> SeenBy(this IQueryable<ContestEntry> entries, PortalDb db, Standing standing)
    {
        var (all, clubs, me, games) = (standing.IsModerator, standing.Places.Clubs, standing.AccountId ?? 0, db.Set<Game>().SeenBy(db, standing));
        return entries.Where(e => games.Any(g => g.Id == e.GameId && (all || clubs.Contains(g.GroupId) || (e.WithdrawnAt == null && (!e.Hidden || e.AuthorId == me)))));
    }

    /// <summary>Why somebody may not send an entry in, or null.</summary>
    /// <param name="standing">Who.</param>
    /// <param name="it">The contest.</param>
    /// <param name="contest">What else there is of it.</param>
    /// <param name="juror">True for who is in its jury.</param>
    /// <param name="sent">How many entries they have in it.</param>
    /// <param name="now">The time.</param>
    public static Problem? MayNotEnter(Standing standing, Game it, Contest contest, bool juror, int sent, DateTime now) =>
        standing.MayNotWriteAt(ModeratedPlaces.OfGroup(it.GroupId)) ?? PlayRules.MayNotTakePart(standing, it, now)
        ?? (juror ? Problem.Refused<PlayText>("JurorsDoNotEnter")
            : sent >= contest.EntriesEach ? Problem.Conflict<PlayText>("EntriesUsed", contest.EntriesEach)
            : it.Taking >= ContestEntry.Most ? Problem.Conflict<PlayText>("ContestIsFull", ContestEntry.Most)
            : null);

    /// <summary>Why somebody may not vote in a contest, or null: its jury where it has one, else the members of the group, between the last entry and the result.</summary>
    public static Problem? MayNotVote(Standing standing, Game it, Contest contest, bool juror, DateTime now) =>
        PlayRules.MayNotPlay(standing, it)
        ?? (it.Stage == GameStage.Open ? Problem.Conflict<PlayText>("VotesLater")
            : it.Stage == GameStage.Done || contest.VotesUntil <= now ? Problem.Conflict<PlayText>("VotesOver")
            : contest.ByJury && !juror ? Problem.Refused<PlayText>("JuryDecides")
            : null);
}
