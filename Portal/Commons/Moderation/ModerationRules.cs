using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Commons.Moderation;

/// <summary>Who may flag and who may decide: pure functions, asked by the deeds and by the views alike.</summary>
public static class ModerationRules
{
    /// <summary>Why this person may not look at what concerns the whole portal, or null: moderators may.</summary>
    public static Problem? MayNotSee(Standing standing) =>
        standing.IsModerator ? null
        : standing.IsMember ? Problem.NotAllowed
        : Problem.SignIn;

    /// <summary>
    /// Why this person may not open the queue, the watch and the log, or null. Who moderates one place alone may, and sees what belongs there: whatever is read for them goes through
    /// a scope such as <see cref="SeenBy"/>.
    /// </summary>
    public static Problem? MayNotEnter(Standing standing) => standing.Places.Any ? null : MayNotSee(standing);

    /// <summary>The cases that somebody may see: moderators all, others those of their places.</summary>
    public static IQueryable<Case> SeenBy(this IQueryable<Case> cases, Standing standing)
    {
        var places = standing.Places.Words;
        return standing.IsModerator ? cases : cases.Where(c => places.Contains(c.Place));
    }

    /// <summary>Why this person may not act on people and on what stands at no place, or null: moderators of the whole portal may.</summary>
    public static Problem? MayNotModerate(Standing standing) => MayNotModerate(standing, null);

    /// <summary>Why this person may not keep order at a place, or null.</summary>
    public static Problem? MayNotModerate(Standing standing, Subject? place) =>
        standing.MayNotWrite ?? (standing.Moderates(place) ? null : standing.Places.Any ? Problem.Refused<FlagText>("OtherPlace") : MayNotSee(standing));

    /// <summary>The refusal for who keeps no order at a place, where others do: whoever does so elsewhere is told that it is outside their places, which stands in the log.</summary>
    public static Problem NotHere(Standing standing, Subject? place) => standing.Places.Any && !standing.Moderates(place) ? Problem.Refused<FlagText>("OtherPlace") : Problem.NotAllowed;

    /// <summary>Why this person may not decide about what somebody wrote at a place, or null: nobody decides about their own, nor about who stands above them.</summary>
    public static Problem? MayNotDecide(Standing standing, Subject? place, PersonView? author) =>
        MayNotModerate(standing, place)
        ?? (author is null ? null
            : standing.AccountId == author.Id ? Problem.Refused<FlagText>("OwnDecision")
            : IsAbove(standing, place, author.Roles));

    /// <summary>Why this person may not change what somebody with these roles wrote at a place, or null: nobody reaches above their own level there.</summary>
    public static Problem? IsAbove(Standing standing, Subject? place, Roles author) => StandingRules.Level(author) > StandingRules.LevelOf(standing, place) ? Problem.Refused<FlagText>("AboveDecision") : null;

    /// <summary>Why this person may not flag what somebody wrote, or null.</summary>
    public static Problem? MayNotFlag(Standing standing, long authorId) =>
        standing.MayNotWrite
        ?? (standing.AccountId is not { } me ? Problem.SignIn
            : me == authorId ? Problem.Refused<FlagText>("OwnFlag")
            : null);
}
