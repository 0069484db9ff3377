using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Kernel;

namespace Portal.Features.Events;

/// <summary>An hour as one reader sees it: what they may read of it, and what they may do.</summary>
/// <param name="View">The event, and who reads.</param>
/// <param name="Board">The hour.</param>
/// <param name="Votes">The questions that the reader would like to have answered.</param>
/// <param name="Now">The time.</param>
public sealed record HourSight(HourView View, HourBoard Board, IReadOnlySet<long> Votes, DateTime Now)
{
    private const int MostLike = 3;

    /// <summary>How far it has come.</summary>
    public HourPhase Phase => Board.Hour.Phase(View.EndsAt, Now);

    /// <summary>Until when the guests may answer.</summary>
    public DateTime AnsweredUntil => Board.Hour.AnsweredUntil(View.EndsAt);

    /// <summary>Leads it.</summary>
    public bool CanLead { get; } = HourRules.MayNotLead(View.Reader, View.GroupId, View.Cancelled) is null;

    /// <summary>Answers in it.</summary>
    public bool IsGuest { get; } = Board.Guests.Any(g => g.Id == View.Reader.AccountId);

    /// <summary>May report what others wrote.</summary>
    public bool CanFlag => View.Reader.IsMember && View.Reader.MayNotWrite is null;

    /// <summary>Why the reader may not ask or vote, or null.</summary>
    public Problem? MayNotAsk => HourRules.MayNotAsk(View.Reader, View.GroupId, IsGuest, View.Cancelled, Phase);

    /// <summary>The questions that the reader sees, with the answers that they see, in order.</summary>
    public IReadOnlyList<HourQuestion> Questions { get; } = Seen(View, Board);

    /// <summary>The question that is being answered, or null.</summary>
    public HourQuestion? Current => Phase == HourPhase.Open ? Questions.FirstOrDefault(q => q.Line.Id == Board.Hour.CurrentId) : null;

    /// <summary>Those that may still be picked: those that wait by their votes, and after them those that were passed over.</summary>
    public IEnumerable<HourQuestion> Waiting => Questions.Where(q => q.Line.State is QuestionState.Waiting or QuestionState.Passed && q.Answers.Count == 0)
        .OrderBy(q => q.Line.State).ThenByDescending(q => q.Line.Votes).ThenBy(q => q.Number);

    /// <summary>Those that were picked or answered, the last first, but the one that is being answered.</summary>
    public IEnumerable<HourQuestion> Answered => Questions.Where(q => q.IsAlive && (q.Line.State == QuestionState.Taken || q.Answers.Count > 0) && q.Line.Id != Current?.Line.Id).OrderByDescending(q => q.Line.TakenAt ?? q.Line.At);

    /// <summary>Those that were declined or merged: for who leads, and for who asked them.</summary>
    public IEnumerable<HourQuestion> PutAside => Questions.Where(q => q.Line.State is QuestionState.Declined or QuestionState.Merged);

    /// <summary>What the transcript holds: what was answered, in the order in which it was picked, and then what nobody answered, by its votes.</summary>
    public IReadOnlyList<HourQuestion> Transcript =>
    [
        .. Questions.Where(q => q.Answers.Count > 0).OrderBy(q => q.Line.TakenAt ?? q.Answers[0].At).ThenBy(q => q.Number),
        .. Questions.Where(q => q.Answers.Count == 0 && q.Line.State is not (QuestionState.Declined or QuestionState.Merged)).OrderByDescending(q => q.Line.Votes).ThenBy(q => q.Number),
    ];

    /// <summary>Whether the reader wrote something.</summary>
    public bool IsOwn(HourLine line) => line.Author.Id == View.Reader.AccountId;

    /// <summary>Whether the reader may vote on a question now.</summary>
    public bool MayVote(HourQuestion question) => MayNotAsk is null && question.IsAlive && !IsOwn(question.Line);

    /// <summary>Whether the reader may take a question of theirs back.</summary>
    public bool MayWithdraw(HourQuestion question) => IsOwn(question.Line) && View.Reader.MayNotWrite is null && HourRules.MayNotWithdraw(question.Line.State) is null && question.Answers.Count == 0;

    /// <summary>Whether the reader may answer a question now.</summary>
    public bool MayAnswer(HourQuestion question) =>
        !question.Line.Hidden && HourRules.MayNotAnswer(View.Reader, View.GroupId, IsGuest, View.Cancelled, Phase, AnsweredUntil, question.Line.State, Now) is null;

    /// <summary>The question into which another was merged, by its number; null where it is gone.</summary>
    public int? MergedInto(HourLine line) => Questions.FirstOrDefault(q => q.Line.Id == line.IntoId)?.Number;

    /// <summary>Questions that ask the same as a text, the likest first: at most three.</summary>
    /// <param name="text">What is about to be asked.</param>
    /// <param name="plain">Makes plain text of a question.</param>
    public IReadOnlyList<HourQuestion> Like(string text, Func<HourLine, string> plain)
    {
        var likeness = Likeness.To(text);
        return [.. Questions.Where(q => q.IsAlive).Select(q => (Question: q, Shared: likeness.Shared(plain(q.Line)))).Where(x => likeness.IsLike(x.Shared))
            .OrderByDescending(x => x.Shared).ThenByDescending(x => x.Question.Line.Votes).Take(MostLike).Select(x => x.Question)];
    }

    private static IReadOnlyList<HourQuestion> Seen(HourView view, HourBoard board)
    {
        var (me, moderates) = (view.Reader.AccountId, EventRules.Moderates(view.Reader, view.GroupId));
        var leads = moderates || HourRules.MayNotLead(view.Reader, view.GroupId, view.Cancelled) is null;
        var own = moderates || board.Questions.All(q => Sees(q.Line) && q.Answers.All(Sees));
        return own && leads ? board.Questions : [.. board.Questions.Where(q => Sees(q.Line) && (leads || IsOpen(q.Line) || q.Line.Author.Id == me)).Select(q => q.Answers.All(Sees) ? q : new(q.Line, [.. q.Answers.Where(Sees)]))];

        bool Sees(HourLine line) => !line.Hidden || moderates || line.Author.Id == me;

        static bool IsOpen(HourLine line) => line.State is not (QuestionState.Declined or QuestionState.Merged);
    }
}
