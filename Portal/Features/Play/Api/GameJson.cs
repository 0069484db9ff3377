using Portal.Commons.People;

namespace Portal.Features.Play;

/// <summary>A game in lists of the API.</summary>
/// <param name="Id">The id; its live channel is <c>game:ID</c>.</param>
/// <param name="ClubId">The club whose game it is.</param>
/// <param name="Kind">draw, contest or quiz.</param>
/// <param name="Title">What it is called.</param>
/// <param name="ClosesAt">Until when one can take part.</param>
/// <param name="Stage">open, closed (no more entries, not decided yet) or done.</param>
/// <param name="Cancelled">True where it was called off.</param>
/// <param name="Hidden">True while a moderator has taken it from view, or has not looked at it yet.</param>
/// <param name="CreatedAt">When it was announced.</param>
/// <param name="Url">Its page.</param>
public sealed record GameRowJson(long Id, long ClubId, GameKind Kind, string Title, DateTime ClosesAt, GameStage Stage, bool Cancelled, bool Hidden, DateTime CreatedAt, string Url)
{
    internal static GameRowJson Of(GameRow g) => new(g.Id, g.GroupId, g.What, g.Title, g.ClosesAt, g.Stage, g.Cancelled, g.Hidden, g.CreatedAt, g.Url);
}

/// <summary>A game, in answers of the API.</summary>
/// <param name="Id">The id; its live channel is <c>game:ID</c>.</param>
/// <param name="ClubId">The club whose game it is.</param>
/// <param name="Kind">draw, contest or quiz.</param>
/// <param name="Author">Who announced it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Body">What it is about, and its rules: the Markdown, byte for byte as it was sent.</param>
/// <param name="Html">The safe HTML of it.</param>
/// <param name="ClosesAt">Until when one can take part.</param>
/// <param name="Stage">open, closed (no more entries, not decided yet) or done.</param>
/// <param name="NextStageAt">When the next stage is due; null where there is none.</param>
/// <param name="Taking">How many take part.</param>
/// <param name="Points">The points for each right answer, or for the first place.</param>
/// <param name="Cancelled">True where it was called off.</param>
/// <param name="CancelReason">Why, or null.</param>
/// <param name="Hidden">True while a moderator has taken it from view, or has not looked at it yet.</param>
/// <param name="MayTakePart">True where the caller may take part now.</param>
/// <param name="Draw">Of a draw what else there is.</param>
/// <param name="Quiz">Of a quiz.</param>
/// <param name="Contest">Of a contest.</param>
/// <param name="CreatedAt">When it was announced.</param>
/// <param name="Url">Its page.</param>
public sealed record GameJson(
    long Id, long ClubId, GameKind Kind, AuthorJson Author, string Title, string Body, string Html, DateTime ClosesAt, GameStage Stage, DateTime? NextStageAt, int Taking, int Points, bool Cancelled, string? CancelReason, bool Hidden,
    bool MayTakePart, DrawJson? Draw, QuizJson? Quiz, ContestJson? Contest, DateTime CreatedAt, string Url)
{
    internal static GameJson Of(GameView v) => new(
        v.Row.Id, v.Row.GroupId, v.Row.What, AuthorJson.Of(v.Author), v.Row.Title, v.Body, v.Html, v.Row.ClosesAt, v.Row.Stage, v.DueAt, v.Taking, v.Points, v.Row.Cancelled, v.CancelReason, v.Row.Hidden,
        v.MayNotTakePart is null, v.Draw is { } draw ? DrawJson.Of(draw) : null, v.Quiz is { } quiz ? QuizJson.Of(quiz) : null, v.Contest is { } contest ? ContestJson.Of(contest) : null, v.Row.CreatedAt, v.Row.Url);
}

/// <summary>What a draw has beside what every game has.</summary>
/// <param name="Prizes">What can be won, in order.</param>
/// <param name="HostsEnter">Whether those who run the club may win.</param>
/// <param name="Commitment">SHA-256 of the seed, published with the draw.</param>
/// <param name="ListHash">The hash of the frozen list of entries; null before.</param>
/// <param name="FrozenAt">When the list was frozen.</param>
/// <param name="Seed">The seed; null before it is drawn.</param>
/// <param name="DrawnAt">When it was drawn.</param>
/// <param name="Mine">The caller's own entry; null without.</param>
/// <param name="Winners">Who won, in order.</param>
public sealed record DrawJson(
    IReadOnlyList<string> Prizes, bool HostsEnter, string Commitment, string? ListHash, DateTime? FrozenAt, string? Seed, DateTime? DrawnAt, DrawMine? Mine, IReadOnlyList<DrawWinnerJson> Winners)
{
    internal static DrawJson Of(DrawView d) => new(
        d.Prizes, d.HostsEnter, d.Commitment, d.ListHash, d.FrozenAt, d.Seed, d.DrawnAt, d.Mine, [.. d.Winners.Select(w => new DrawWinnerJson(w.Place, w.Prize, w.Person is { } person ? AuthorJson.Of(person) : null, w.Hash))]);
}

/// <summary>Somebody who won in a draw.</summary>
/// <param name="Place">Which prize, from 1.</param>
/// <param name="Prize">What it is.</param>
/// <param name="Person">Who; null where the account was erased.</param>
/// <param name="Hash">Their entry in the list.</param>
public sealed record DrawWinnerJson(int Place, string Prize, AuthorJson? Person, string Hash);

/// <summary>All that it takes to do a draw again.</summary>
/// <param name="Id">The draw.</param>
/// <param name="Commitment">SHA-256 of the seed, published with the draw.</param>
/// <param name="ListHash">SHA-256 of the list; null before it is frozen.</param>
/// <param name="Seed">The seed; null before it is drawn.</param>
/// <param name="Prizes">How many entries win.</param>
/// <param name="Entries">The frozen list, in its order; empty before.</param>
/// <param name="Excluded">The entries that do not count, each with its reason.</param>
/// <param name="Winners">The entries that won, in order.</param>
public sealed record DrawProofJson(long Id, string Commitment, string? ListHash, string? Seed, int Prizes, IReadOnlyList<string> Entries, IReadOnlyList<DrawOut> Excluded, IReadOnlyList<string> Winners)
{
    internal static DrawProofJson Of(DrawProofView p) => new(p.Game.Id, p.Draw.Commitment, p.Draw.ListHash, p.Draw.Seed, p.Draw.Prizes.Count, p.Entries, p.Out, [.. p.Draw.Winners.Select(w => w.Hash)]);
}

/// <summary>What a quiz has beside what every game has.</summary>
/// <param name="Questions">Its questions.</param>
/// <param name="Answers">What the caller chose at each, from 0; null where they did not answer.</param>
/// <param name="Right">What is right at each, from 0; null until it is closed.</param>
/// <param name="MyRight">How many of the caller's answers are right; null until it is closed.</param>
/// <param name="Best">The best of those who answered; nobody until it is closed.</param>
public sealed record QuizJson(IReadOnlyList<QuizQuestion> Questions, IReadOnlyList<int>? Answers, IReadOnlyList<int>? Right, int? MyRight, IReadOnlyList<QuizBestJson> Best)
{
    internal static QuizJson Of(QuizView q) => new(q.Questions, q.Given, q.Right, q.MyRight, [.. q.Best.Select(b => new QuizBestJson(AuthorJson.Of(b.Person), b.Right))]);
}

/// <summary>Somebody among the best of a quiz.</summary>
/// <param name="Person">Who.</param>
/// <param name="Right">How many of their answers are right.</param>
public sealed record QuizBestJson(AuthorJson Person, int Right);

/// <summary>What a contest has beside what every game has.</summary>
/// <param name="VotesUntil">Until when it is voted on.</param>
/// <param name="EntriesEach">How many entries each may send in.</param>
/// <param name="VotesEach">How many votes each has.</param>
/// <param name="Jury">Who decides; nobody where the members do.</param>
/// <param name="MayVote">True where the caller may vote now.</param>
/// <param name="VotesUsed">How many votes the caller has given.</param>
public sealed record ContestJson(DateTime VotesUntil, int EntriesEach, int VotesEach, IReadOnlyList<AuthorJson> Jury, bool MayVote, int VotesUsed)
{
    internal static ContestJson Of(ContestView c) => new(c.VotesUntil, c.EntriesEach, c.VotesEach, [.. c.Jury.Select(AuthorJson.Of)], c.MayNotVote is null, c.VotesUsed);
}

/// <summary>An entry of a contest.</summary>
/// <param name="Number">Its number in the contest.</param>
/// <param name="Author">Who sent it in.</param>
/// <param name="Body">What it says: the Markdown, byte for byte as it was sent.</param>
/// <param name="Html">The safe HTML of it.</param>
/// <param name="Hidden">True while a moderator has taken it from view, or has not looked at it yet.</param>
/// <param name="Score">What all votes add up to; null before the end.</param>
/// <param name="Place">Its place; null before the end, and for one without a vote.</param>
/// <param name="MyPoints">What the caller gave it.</param>
/// <param name="CreatedAt">When it was sent in.</param>
public sealed record EntryJson(int Number, AuthorJson Author, string Body, string Html, bool Hidden, int? Score, int? Place, int MyPoints, DateTime CreatedAt)
{
    internal static EntryJson Of(EntryRow e) => new(e.Number, AuthorJson.Of(e.Author), e.Body, e.Html, e.Hidden, e.Score, e.Place, e.Mine, e.CreatedAt);
}

/// <summary>Somebody among those with the most points in a club.</summary>
/// <param name="Person">Who.</param>
/// <param name="Points">How many.</param>
/// <param name="Games">In how many games.</param>
/// <param name="Title">player, regular, master or legend.</param>
public sealed record PointsJson(AuthorJson Person, int Points, int Games, PlayTitle Title);
