using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Forum;

/// <summary>Who may do what with a question. Pure functions, asked by the deeds and by the views alike.</summary>
public static class QuestionRules
{
    /// <summary>Why this person may not say "me too", or null: every member may who did not ask it themselves.</summary>
    public static Problem? MayNotJoin(Standing standing, TopicKind kind, long askerId, Board at, bool archived) =>
        KeepingRules.MayNotTouch(standing, at, archived)
        ?? (kind != TopicKind.Question ? Problem.Refused<ForumText>("NotAQuestion")
            : standing.AccountId == askerId ? Problem.Refused<ForumText>("OwnQuestion")
            : null);

    /// <summary>Why this person may not add a word when they accept an answer, or null: staff may, to a question of somebody else.</summary>
    public static Problem? MayNotAddNote(Standing standing, long askerId) =>
        standing.IsStaff && standing.AccountId != askerId ? null : Problem.Invalid<ForumText>("note", "NoteIsForStaff");
}
