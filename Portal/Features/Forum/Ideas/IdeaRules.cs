using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Forum;

/// <summary>Who may do what with an idea. Pure functions, asked by the deeds and by the views alike.</summary>
public static class IdeaRules
{
    /// <summary>The states in which an idea is not settled: it takes votes, and those it has count against their members' budgets.</summary>
    public static readonly IReadOnlyList<IdeaState> Unsettled = [IdeaState.Open, IdeaState.UnderReview, IdeaState.Planned];

    /// <summary>Whether an idea takes votes, and lets them be taken back.</summary>
    public static bool TakesVotes(IdeaState state) => Unsettled.Contains(state);

    /// <summary>Why this person may not vote for an idea, or take their vote back; null when they may. The budget is another question: <see cref="OverBudget"/>.</summary>
    public static Problem? MayNotVote(Standing standing, TopicKind kind, IdeaState state, Board at, bool archived) =>
        KeepingRules.MayNotTouch(standing, at, archived)
        ?? (kind != TopicKind.Idea ? Problem.Refused<ForumText>("NotAnIdea")
            : TakesVotes(state) ? null
            : Problem.Conflict<ForumText>("VotesClosed"));

    /// <summary>Why a member who has this many open votes may not give another, or null.</summary>
    public static Problem? OverBudget(int open, int budget) => open < budget ? null : Problem.Refused<ForumText>("NoVotesLeft", budget);

    /// <summary>Why this person may not say where an idea stands, or null: the forum's staff may.</summary>
    public static Problem? MayNotDecide(Standing standing, TopicKind kind, bool archived) =>
        standing.MayNotWrite
        ?? (!ForumRules.IsStaff(standing) ? Problem.NotAllowed
            : kind != TopicKind.Idea ? Problem.Refused<ForumText>("NotAnIdea")
            : archived ? Problem.Refused<ForumText>("TopicIsArchived")
            : null);

    /// <summary>Why one idea cannot be merged into another, or null. Nobody's vote may go to a place that they cannot see.</summary>
    public static Problem? MayNotMerge(Topic idea, Topic? into) =>
        into?.Id == idea.Id ? Problem.Invalid<ForumText>("into", "MergeIntoItself")
        : into is not { Kind: TopicKind.Idea, Hidden: false } ? Problem.Invalid<ForumText>("into", "NoSuchIdea")
        : into.ArchivedAt is not null ? Problem.Invalid<ForumText>("into", "TopicIsArchived")
        : !into.Public && into.GroupId != idea.GroupId ? Problem.Invalid<ForumText>("into", "MergeIntoHidden")
        : MayNotGive(idea, into, "into");

    /// <summary>
    /// Why the votes of one idea cannot go along while their topics are merged, or null. That can be undone, so they go only where they count as they did: a settled idea would
    /// give its members votes back that they had spent otherwise meanwhile, or take them out of their budgets.
    /// </summary>
    public static Problem? MayNotLend(Topic idea, Topic into) =>
        MayNotGive(idea, into, "intoTopicId") ?? (TakesVotes(into.IdeaState) ? null : Problem.Invalid<ForumText>("intoTopicId", "MergeIntoSettled"));

    private static Problem? MayNotGive(Topic idea, Topic into, string field) =>
        into.IdeaState == IdeaState.Duplicate ? Problem.Invalid<ForumText>(field, "MergeIntoDuplicate")
        : TakesVotes(idea.IdeaState) ? null
        : Problem.Conflict<ForumText>("MergeSettled");
}
