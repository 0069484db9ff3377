using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Play;

/// <summary>A game as lists show it.</summary>
/// <param name="Id">The id.</param>
/// <param name="GroupId">Whose.</param>
/// <param name="What">What kind.</param>
/// <param name="Title">What it is called.</param>
/// <param name="ClosesAt">Until when one can take part.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="Cancelled">True where it was called off.</param>
/// <param name="Hidden">True while only who moderates it and who announced it see it.</param>
/// <param name="CreatedAt">When it was announced.</param>
public sealed record GameRow(long Id, long GroupId, GameKind What, string Title, DateTime ClosesAt, GameStage Stage, bool Cancelled, bool Hidden, DateTime CreatedAt)
{
    /// <summary>Its address.</summary>
    public string Url => Game.AddressOf(Id);
}

/// <summary>A game as its page shows it.</summary>
/// <param name="Row">What lists show of it.</param>
/// <param name="Author">Who announced it.</param>
/// <param name="Body">What it is about, in Markdown.</param>
/// <param name="Html">The safe HTML of that.</param>
/// <param name="Taking">How many take part.</param>
/// <param name="Points">The points that can be won; 0 for none.</param>
/// <param name="CancelReason">Why it was called off, or null.</param>
public sealed record GameView(GameRow Row, PersonView Author, string Body, string Html, int Taking, int Points, string? CancelReason)
{
    /// <summary>The place that it belongs to, by its name; null where nothing is called so.</summary>
    public NamedPlace? Home { get; init; }

    /// <summary>May call it off.</summary>
    public bool CanCancel { get; init; }

    /// <summary>True while it waits for a moderator.</summary>
    public bool Held { get; init; }

    /// <summary>May flag it: a member who did not announce it.</summary>
    public bool CanFlag { get; init; }

    /// <summary>Why the reader may not take part, or null.</summary>
    public Problem? MayNotTakePart { get; init; }

    /// <summary>When its next stage is due; null where there is none.</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>Of a draw what else there is.</summary>
    public DrawView? Draw { get; init; }

    /// <summary>Of a quiz.</summary>
    public QuizView? Quiz { get; init; }

    /// <summary>Of a contest.</summary>
    public ContestView? Contest { get; init; }
}

/// <summary>Somebody who won something in a draw.</summary>
/// <param name="Place">Which prize, from 1.</param>
/// <param name="Prize">What it is.</param>
/// <param name="Person">Who; null where the account was erased.</param>
/// <param name="Hash">What stands in the list.</param>
public sealed record DrawWinner(int Place, string Prize, PersonView? Person, string Hash);

/// <summary>The reader's own lot.</summary>
/// <param name="AccountId">The number of their account.</param>
/// <param name="Salt">What else stands in it, for themselves alone.</param>
/// <param name="Hash">What stands in the list.</param>
/// <param name="Excluded">Why it does not count, or null.</param>
public sealed record DrawMine(long AccountId, string Salt, string Hash, DrawExclusion? Excluded);

/// <summary>A draw as its page shows it.</summary>
/// <param name="Prizes">What can be won, in order.</param>
/// <param name="HostsEnter">Whether those who run the group may win.</param>
/// <param name="Commitment">What was published of the seed beforehand.</param>
/// <param name="ListHash">The hash of the frozen list; null before.</param>
/// <param name="FrozenAt">When it was frozen.</param>
/// <param name="Seed">The seed; null before it is drawn.</param>
/// <param name="DrawnAt">When it was drawn.</param>
/// <param name="Mine">The reader's own lot; null without.</param>
/// <param name="Winners">Who won, in order.</param>
public sealed record DrawView(
    IReadOnlyList<string> Prizes, bool HostsEnter, string Commitment, string? ListHash, DateTime? FrozenAt, string? Seed, DateTime? DrawnAt, DrawMine? Mine, IReadOnlyList<DrawWinner> Winners);

/// <summary>An entry that does not count, as everybody may read it.</summary>
/// <param name="Hash">What it would be in the list.</param>
/// <param name="Reason">Why it is not.</param>
public sealed record DrawOut(string Hash, DrawExclusion Reason);

/// <summary>All that it takes to do a draw again.</summary>
/// <param name="Game">The draw.</param>
/// <param name="Draw">What it shows.</param>
/// <param name="Entries">The frozen list, in its order; empty before.</param>
/// <param name="Out">The entries that do not count.</param>
public sealed record DrawProofView(GameRow Game, DrawView Draw, IReadOnlyList<string> Entries, IReadOnlyList<DrawOut> Out);

/// <summary>How a draw is done again, as its page shows it: with the beginning of the list. The whole list is in its file and in the API.</summary>
/// <param name="Game">The draw.</param>
/// <param name="Draw">What it shows.</param>
/// <param name="Taking">How many entries the frozen list has; 0 before.</param>
/// <param name="Entries">The first of them, in their order.</param>
/// <param name="Left">How many entries do not count.</param>
/// <param name="Out">The first of these.</param>
public sealed record DrawCheckView(GameRow Game, DrawView Draw, int Taking, IReadOnlyList<string> Entries, int Left, IReadOnlyList<DrawOut> Out)
{
    /// <summary>So many of each list are shown.</summary>
    public const int Most = 200;
}

/// <summary>Somebody among the best of a quiz.</summary>
/// <param name="Person">Who.</param>
/// <param name="Right">How many of their answers are right.</param>
public sealed record QuizBest(PersonView Person, int Right);

/// <summary>A quiz as its page shows it.</summary>
/// <param name="Questions">Its questions.</param>
/// <param name="Given">What the reader chose at each; null where they did not answer it.</param>
/// <param name="Right">What is right at each; null until it is closed.</param>
/// <param name="MyRight">How many of the reader's answers are; null until it is closed.</param>
/// <param name="Best">The best of those who answered; nobody until it is closed.</param>
public sealed record QuizView(IReadOnlyList<QuizQuestion> Questions, IReadOnlyList<int>? Given, IReadOnlyList<int>? Right, int? MyRight, IReadOnlyList<QuizBest> Best);
