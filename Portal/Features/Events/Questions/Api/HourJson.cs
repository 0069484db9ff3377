using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Events;

/// <summary>A question hour, in answers of the API.</summary>
/// <param name="EventId">The event; its live channel, on which all of it is told, is <c>event:ID</c>.</param>
/// <param name="Phase">collecting, open or closed.</param>
/// <param name="OpenedAt">When it was opened, or null.</param>
/// <param name="ClosedAt">When it was closed, or null.</param>
/// <param name="LateDays">For how many days the guests may go on answering once it is over.</param>
/// <param name="AnsweredUntil">Until when they may.</param>
/// <param name="Current">The number of the question that is being answered; null for none.</param>
/// <param name="Guests">Who answers.</param>
/// <param name="Questions">How many questions the caller sees.</param>
/// <param name="Unanswered">How many of them nobody has answered.</param>
/// <param name="Revision">Grows with every deed of who leads it: what they send along with theirs.</param>
/// <param name="MayAsk">True where the caller may ask and vote now.</param>
/// <param name="MayLead">True where the caller leads it.</param>
/// <param name="IsGuest">True where the caller is a guest.</param>
/// <param name="Url">Its page.</param>
/// <param name="TranscriptUrl">Its transcript.</param>
public sealed record HourJson(
    long EventId, HourPhase Phase, DateTime? OpenedAt, DateTime? ClosedAt, int LateDays, DateTime AnsweredUntil, int? Current, IReadOnlyList<AuthorJson> Guests, int Questions, int Unanswered, int Revision, bool MayAsk, bool MayLead, bool IsGuest,
    string Url, string TranscriptUrl)
{
    internal static HourJson Of(HourSight s) => new(
        s.View.EventId, s.Phase, s.Board.Hour.OpenedAt, s.Board.Hour.ClosedAt, s.Board.Hour.LateDays, s.AnsweredUntil, s.Current?.Number, [.. s.Board.Guests.Select(AuthorJson.Of)], s.Transcript.Count,
        s.Transcript.Count(q => q.Answers.Count == 0), s.Board.Hour.Revision, s.MayNotAsk is null, s.CanLead, s.IsGuest, QuestionHour.AddressOf(s.View.EventId), QuestionHour.TranscriptOf(s.View.EventId));
}

/// <summary>A question of a question hour.</summary>
/// <param name="Id">The id; it is flagged as <c>hour-entry:ID</c>.</param>
/// <param name="Number">Its number in the hour; questions and answers are numbered through.</param>
/// <param name="Author">Who asked.</param>
/// <param name="Body">The Markdown.</param>
/// <param name="Html">The safe HTML of it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="State">waiting, taken, passed, declined or merged.</param>
/// <param name="Reason">Why it was declined, or null.</param>
/// <param name="MergedInto">The number of the question into which it was merged, or null.</param>
/// <param name="Votes">How many would like it to be answered, who asked not counted.</param>
/// <param name="MyVote">True where the caller is one of them.</param>
/// <param name="MayVote">True where the caller may vote on it now.</param>
/// <param name="MayAnswer">True where the caller may answer it now.</param>
/// <param name="Hidden">True while only moderators and who asked see it.</param>
/// <param name="Answers">What was answered, in order.</param>
/// <param name="Url">Where it is read.</param>
public sealed record HourQuestionJson(
    long Id, int Number, AuthorJson Author, string Body, string Html, DateTime CreatedAt, QuestionState State, string? Reason, int? MergedInto, int Votes, bool MyVote, bool MayVote, bool MayAnswer, bool Hidden,
    IReadOnlyList<HourAnswerJson> Answers, string Url)
{
    internal static HourQuestionJson Of(HourSight s, HourQuestion q, Func<string, Subject?, string> cover) => new(
        q.Line.Id, q.Number, AuthorJson.Of(q.Line.Author), Words(s, q.Line, cover), q.Line.Html, q.Line.At, q.Line.State, q.Line.Reason, s.MergedInto(q.Line), q.Line.Votes, s.Votes.Contains(q.Line.Id), s.MayVote(q),
        s.MayAnswer(q), q.Line.Hidden, [.. q.Answers.Select(a => HourAnswerJson.Of(s, a, cover))], QuestionHour.TranscriptOf(s.View.EventId, q.Number));

    /// <summary>A line's words as the reader may read them.</summary>
    internal static string Words(HourSight s, HourLine line, Func<string, Subject?, string> cover) => s.IsOwn(line) ? line.Body : cover(line.Body, ModeratedPlaces.OfGroup(s.View.GroupId));
}

/// <summary>An answer in a question hour.</summary>
/// <param name="Id">The id; it is flagged as <c>hour-entry:ID</c>.</param>
/// <param name="Number">Its number in the hour.</param>
/// <param name="Author">Who answered.</param>
/// <param name="Body">The Markdown.</param>
/// <param name="Html">The safe HTML of it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="EditedAt">When it was changed last, or null.</param>
/// <param name="Hidden">True while only moderators and who answered see it.</param>
/// <param name="Url">Where it is read.</param>
public sealed record HourAnswerJson(long Id, int Number, AuthorJson Author, string Body, string Html, DateTime CreatedAt, DateTime? EditedAt, bool Hidden, string Url)
{
    internal static HourAnswerJson Of(HourSight s, HourLine a, Func<string, Subject?, string> cover) =>
        new(a.Id, a.Number, AuthorJson.Of(a.Author), HourQuestionJson.Words(s, a, cover), a.Html, a.At, a.EditedAt, a.Hidden, QuestionHour.TranscriptOf(s.View.EventId, a.Number));
}

/// <summary>How a question hour is set up.</summary>
/// <param name="LateDays">For how many days the guests may go on answering once it is over, at most 60; a week where it is not given.</param>
public sealed record HourBody(int? LateDays = null);

/// <summary>What who leads an hour saw before they decided.</summary>
/// <param name="Revision">The hour's revision as it was read: where a colleague did something since, that is said, and nothing is done. Null for whichever it is.</param>
public sealed record HourDeedBody(int? Revision = null);

/// <summary>Why a question is declined.</summary>
/// <param name="Reason">As who asked reads it, at most 300 characters.</param>
/// <param name="Revision">The hour's revision as it was read, or null.</param>
public sealed record HourDeclineBody(string? Reason, int? Revision = null);

/// <summary>Into which question another is merged.</summary>
/// <param name="Into">Its number.</param>
/// <param name="Revision">The hour's revision as it was read, or null.</param>
public sealed record HourMergeBody(int? Into, int? Revision = null);

/// <summary>A question or an answer as it is written.</summary>
/// <param name="Body">Markdown: a question of at most 500 characters, an answer of at most 10,000.</param>
public sealed record HourEntryBody(string? Body);

/// <summary>How many would like a question to be answered.</summary>
/// <param name="Votes">So many.</param>
public sealed record HourVotesJson(int Votes);

/// <summary>Somebody who may be named as a guest.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The account's name.</param>
/// <param name="DisplayName">The name that is shown.</param>
public sealed record HourPersonJson(long Id, string Name, string DisplayName);
