namespace Portal.Commons.Moderation;

/// <summary>How a case can end; stored with the case as a word in lower case. Which of them a kind of work offers, it says itself.</summary>
public enum Outcome
{
    /// <summary>The flags were right and the thing was hidden.</summary>
    Hidden,

    /// <summary>The flags were right, and yet it stays.</summary>
    Agreed,

    /// <summary>The flags were wrong: it stays, or was shown again.</summary>
    Disagreed,

    /// <summary>Neither right nor wrong: nothing was done.</summary>
    Ignored,

    /// <summary>What was held back is published.</summary>
    Approved,

    /// <summary>What was held back is not published.</summary>
    Rejected,

    /// <summary>The decision that was appealed stands.</summary>
    Upheld,

    /// <summary>The decision that was appealed is taken back.</summary>
    Overturned,

    /// <summary>The question is answered by what stands there.</summary>
    Answered,

    /// <summary>The question needs no answer.</summary>
    Unneeded,
}

/// <summary>The words by which outcomes are stored and sent.</summary>
public static class Outcomes
{
    /// <summary>Those by which something is taken from who wrote it.</summary>
    public static IReadOnlyList<Outcome> Taking { get; } = [Outcome.Hidden, Outcome.Rejected];

    /// <summary>Those of appeals: they are about another decision.</summary>
    public static IReadOnlyList<Outcome> OfAppeals { get; } = [Outcome.Upheld, Outcome.Overturned];

    /// <summary>Those by which who wrote it did wrong, so that something may be due to them: the flags were right, or it is not let through.</summary>
    public static IReadOnlyList<Outcome> Blaming { get; } = [Outcome.Agreed, .. Taking];

    /// <summary>Those of questions: nothing is decided about anybody by them.</summary>
    public static IReadOnlyList<Outcome> OfQuestions { get; } = [Outcome.Answered, Outcome.Unneeded];

    private static readonly Dictionary<Outcome, string> Words = Enum.GetValues<Outcome>().ToDictionary(o => o, o => o.ToString().ToLowerInvariant());

    /// <summary>The word, such as <c>hidden</c>.</summary>
    public static string ToWord(this Outcome outcome) => Words[outcome];

    /// <summary>The outcome behind a word, or null.</summary>
    public static Outcome? Read(string? word) => Enum.GetValues<Outcome>().Cast<Outcome?>().FirstOrDefault(o => Words[o!.Value] == word);
}
