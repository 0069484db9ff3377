namespace Portal.Features.Play;

/// <summary>A lucky draw as it is announced.</summary>
/// <param name="ClubId">The club.</param>
/// <param name="Title">What it is called, at most 200 characters.</param>
/// <param name="Body">What it is about, in Markdown, at most 8,000 characters.</param>
/// <param name="ClosesAt">Until when one can enter: at least five minutes from now, at most 180 days.</param>
/// <param name="Prizes">One for each who wins, the first for who is drawn first; 1 to 50.</param>
/// <param name="HostsEnter">Whether those who run the club may win; they may not where it is not given.</param>
public sealed record DrawBody(long? ClubId, string? Title, string? Body, DateTimeOffset? ClosesAt, IReadOnlyList<string?>? Prizes, bool? HostsEnter = null)
{
    internal GamePlan Plan() => new(ClubId ?? 0, Title ?? "", Body ?? "", ClosesAt?.UtcDateTime ?? DateTime.UnixEpoch);
}

/// <summary>A question of a quiz as it is announced.</summary>
/// <param name="Text">What is asked, at most 300 characters.</param>
/// <param name="Choices">Two to six choices.</param>
/// <param name="Right">The right one, from 0. It is told to nobody before the quiz is closed.</param>
public sealed record QuizQuestionBody(string? Text, IReadOnlyList<string?>? Choices, int? Right);

/// <summary>A quiz as it is announced.</summary>
/// <param name="ClubId">The club.</param>
/// <param name="Title">What it is called, at most 200 characters.</param>
/// <param name="Body">What it is about, in Markdown, at most 8,000 characters.</param>
/// <param name="ClosesAt">Until when one can answer.</param>
/// <param name="Points">The points for each right answer, at most 100; none where it is not given.</param>
/// <param name="Questions">1 to 30.</param>
public sealed record QuizBody(long? ClubId, string? Title, string? Body, DateTimeOffset? ClosesAt, int? Points, IReadOnlyList<QuizQuestionBody?>? Questions)
{
    internal GamePlan Plan() => new(ClubId ?? 0, Title ?? "", Body ?? "", ClosesAt?.UtcDateTime ?? DateTime.UnixEpoch);
}

/// <summary>A contest as it is announced.</summary>
/// <param name="ClubId">The club.</param>
/// <param name="Title">What it is called, at most 200 characters.</param>
/// <param name="Body">Its theme and rules, in Markdown, at most 8,000 characters.</param>
/// <param name="ClosesAt">Until when one can send entries in.</param>
/// <param name="VotesUntil">Until when it is voted on.</param>
/// <param name="EntriesEach">How many entries each may send in, 1 to 5; one where it is not given.</param>
/// <param name="VotesEach">How many votes each has, 1 to 10; one where it is not given.</param>
/// <param name="Jury">The names of those who decide; the members do where nobody is named.</param>
/// <param name="Points">The points for the first place, at most 100; none where it is not given.</param>
public sealed record ContestBody(
    long? ClubId, string? Title, string? Body, DateTimeOffset? ClosesAt, DateTimeOffset? VotesUntil, int? EntriesEach = null, int? VotesEach = null, IReadOnlyList<string?>? Jury = null, int? Points = null)
{
    internal GamePlan Plan() => new(ClubId ?? 0, Title ?? "", Body ?? "", ClosesAt?.UtcDateTime ?? DateTime.UnixEpoch);

    internal ContestPlan Contest() => new(VotesUntil?.UtcDateTime ?? DateTime.UnixEpoch, EntriesEach ?? 1, VotesEach ?? 1, [.. (Jury ?? []).OfType<string>()], Points ?? 0);
}

/// <summary>Why a game is called off.</summary>
/// <param name="Reason">As those who take part are told, at most 500 characters.</param>
public sealed record GameCancelBody(string? Reason);

/// <summary>Answers to a quiz.</summary>
/// <param name="Answers">The choice at each question, from 0.</param>
public sealed record QuizAnswersBody(IReadOnlyList<int>? Answers);

/// <summary>An entry for a contest.</summary>
/// <param name="Body">What it says, in Markdown, pictures in it; at most 8,000 characters.</param>
public sealed record EntryBody(string? Body);

/// <summary>A vote.</summary>
/// <param name="Points">1; of a jury 1 to 10. 0 takes it back.</param>
public sealed record VoteBody(int? Points);
