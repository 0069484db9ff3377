using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Forum;

/// <summary>A poll as somebody wants to make it.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Options">2 to 20 different ones.</param>
/// <param name="Results">When the results are shown.</param>
/// <param name="MostChoices">How many options one may choose where several may be; null for all of them.</param>
/// <param name="ClosesAt">When it closes by itself, in UTC and in the future; null when it does not.</param>
public sealed record NewPoll(string Question, PollKind Kind, IReadOnlyList<string> Options, PollResults Results = PollResults.Always, int? MostChoices = null, DateTime? ClosesAt = null);

/// <summary>Who may do what with polls, and what can be a poll: pure functions.</summary>
public static class PollRules
{
    /// <summary>Why this person may not make, close or take away the poll of a topic, or null: who started the topic may, and moderators where nobody above them started it.</summary>
    public static Problem? MayNotManage(Standing standing, Board at, PostAuthor starter, bool archived) =>
        KeepingRules.MayNotTouch(standing, at, archived)
        ?? (standing.AccountId == starter.Id || standing.Moderates(at.Place) ? ForumRules.IsAbove(standing, at, starter) : ModerationRules.NotHere(standing, at.Place));

    /// <summary>Whether somebody may see how the votes stand.</summary>
    public static bool MaySeeResults(PollResults results, bool closed, bool voted) => closed || results == PollResults.Always || (results == PollResults.AfterVote && voted);

    /// <summary>What is wrong with a poll, or null.</summary>
    public static Problem? Check(NewPoll poll, DateTime now) =>
        Bounds.Check("question", poll.Question, Poll.MostQuestion)
        ?? (Enum.IsDefined(poll.Kind) ? null : Problem.Invalid<KernelText>("kind", "UnknownValue", poll.Kind))
        ?? (Enum.IsDefined(poll.Results) ? null : Problem.Invalid<KernelText>("results", "UnknownValue", poll.Results))
        ?? CheckOptions(poll.Options)
        ?? (poll.MostChoices is < 1 || poll.MostChoices > poll.Options.Count ? Problem.Invalid<ForumText>("mostChoices", "PollChoicesRange", poll.Options.Count) : null)
        ?? (poll.ClosesAt <= now ? Problem.Invalid<ForumText>("closesAt", "PollClosesPast") : null);

    /// <summary>What is wrong with a ballot, or null.</summary>
    public static Problem? Check(Poll poll, IReadOnlyList<int> choices) =>
        choices.Count == 0 ? Problem.Invalid<ForumText>("choices", "PollChooseOne")
        : choices.Any(c => c < 1 || c > poll.Options.Count) || choices.Distinct().Count() != choices.Count ? Problem.Invalid<ForumText>("choices", "PollNoSuchOption")
        : choices.Count > poll.MostChoices ? Problem.Invalid<ForumText>("choices", "PollTooManyChoices", poll.MostChoices)
        : null;

    private static Problem? CheckOptions(IReadOnlyList<string> options) =>
        options.Count < Poll.FewestOptions ? Problem.Invalid<ForumText>("options", "PollFewOptions", Poll.FewestOptions)
        : options.Count > Poll.MostOptions ? Problem.Invalid<ForumText>("options", "PollManyOptions", Poll.MostOptions)
        : options.Select(o => Bounds.Check("options", o, Poll.MostOption)).FirstOrDefault(p => p is not null)
        ?? (options.Select(o => o.Trim()).Distinct(StringComparer.CurrentCultureIgnoreCase).Count() < options.Count ? Problem.Invalid<ForumText>("options", "PollSameOptions") : null);
}
