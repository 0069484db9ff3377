using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Commons.Moderation;

/// <summary>Who may flag and who may decide: pure functions, asked by the deeds and by the views alike.</summary>
public static class ModerationRules
{
    /// <summary>Why this person may not look at the queue, the watch and the log, or null.</summary>
    public static Problem? MayNotSee(Standing standing) =>
        standing.IsModerator ? null
        : standing.IsMember ? Problem.NotAllowed
        : Problem.SignIn;

    /// <summary>Why this person may not work on cases, or null.</summary>
    public static Problem? MayNotModerate(Standing standing) => MayNotSee(standing) ?? standing.MayNotWrite;

    /// <summary>Why this person may not decide about what somebody wrote, or null: nobody decides about their own, nor about who stands above them.</summary>
    public static Problem? MayNotDecide(Standing standing, long authorId, Roles author) =>
        MayNotModerate(standing)
        ?? (standing.AccountId == authorId ? Problem.Refused<FlagText>("OwnDecision")
            : author.HasFlag(Roles.Admin) && !standing.IsAdmin ? Problem.Refused<FlagText>("AboveDecision")
            : null);

    /// <summary>Why this person may not flag what somebody wrote, or null.</summary>
    public static Problem? MayNotFlag(Standing standing, long authorId) =>
        standing.MayNotWrite
        ?? (standing.AccountId is not { } me ? Problem.SignIn
            : me == authorId ? Problem.Refused<FlagText>("OwnFlag")
            : null);
}
