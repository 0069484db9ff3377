using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Forum;

/// <summary>Who may see and change how a topic is looked after, and how posts move it. Pure functions.</summary>
public static class WorkRules
{
    /// <summary>Why this person may not see it, or null: the forum's staff may.</summary>
    public static Problem? MayNotSee(Standing standing) =>
        ForumRules.IsStaff(standing) ? null : standing.Banned ? Problem.Banned : standing.IsMember ? Problem.NotAllowed : Problem.SignIn;

    /// <summary>Why this person may not change it, or null.</summary>
    public static Problem? MayNotChange(Standing standing) => standing.MayNotWrite ?? MayNotSee(standing);

    /// <summary>
    /// Where a topic comes to stand when somebody writes in it. Staff answer: it is the customer's turn. Who asked writes: it is ours, unless nobody has taken it up yet,
    /// or an accepted answer has settled it and they only say thank you. What other members write moves nothing.
    /// </summary>
    public static WorkState After(WorkState state, bool byAsker, bool byStaff, bool accepted) =>
        state == WorkState.Done && accepted ? state
        : byAsker ? (state is WorkState.New or WorkState.LookedAt ? state : WorkState.WaitingForUs)
        : byStaff ? WorkState.WaitingForCustomer
        : state;
}
