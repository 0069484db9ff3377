using System.Text.Json;

namespace Portal.Commons.Screening;

/// <summary>Why something was held, flagged or refused: each is a sentence in the reader's language. Findings are kept by their numbers, so new ones come last.</summary>
public enum ScreeningRule
{
    /// <summary>A watched word. Detail: the word.</summary>
    Word,

    /// <summary>The place lets a moderator look at what is written by whom it does not know well enough.</summary>
    Place,

    /// <summary>One of the first posts of a newcomer.</summary>
    FirstPost,

    /// <summary>A newcomer links to sites that few know. Detail: how many.</summary>
    Links,

    /// <summary>Several strangers link to one host. Detail: the host.</summary>
    SharedHost,

    /// <summary>Word for word what somebody else wrote.</summary>
    SameText,

    /// <summary>Nearly what somebody else wrote.</summary>
    NearText,

    /// <summary>What the writer has written before.</summary>
    OwnText,

    /// <summary>Much in a short time. Detail: how many.</summary>
    Flood,

    /// <summary>Something else of the writer waits, or was rejected.</summary>
    Waiting,

    /// <summary>Letters of two scripts that look alike within one word. Detail: how many words.</summary>
    LookAlike,

    /// <summary>Words that spam is made of. Detail: the words.</summary>
    SpamWords,

    /// <summary>A field was filled that nobody sees.</summary>
    Trap,

    /// <summary>It belongs to a wave of spam that was noticed after it.</summary>
    Wave,

    /// <summary>The mail address. Detail: its domain.</summary>
    MailDomain,

    /// <summary>Who registers waits for a moderator.</summary>
    NewAccount,

    /// <summary>An admin wants new clubs to be looked at.</summary>
    NewClub,

    /// <summary>It was decided about the writer that what they write is looked at first.</summary>
    Decided,
}

/// <summary>One reason, with what it weighs.</summary>
/// <param name="Rule">Which.</param>
/// <param name="Points">How much; 0 for what is decided by a setting alone.</param>
/// <param name="Detail">What belongs into the sentence.</param>
/// <param name="Stood">Of a watched word: true where what was written holds it as it stands on the list, so that the sentence gives away nothing of the list to its writer.</param>
public sealed record Finding(ScreeningRule Rule, int Points, string? Detail = null, bool Stood = false)
{
    /// <summary>The sentence, in the language of the current culture.</summary>
    public string Sentence => Kernel.Sentences.Say(typeof(ScreeningText), $"Rule{Rule}", Detail ?? "");

    /// <summary>The same for who does not see the list: of a watched word, only that there was one.</summary>
    internal string Unnamed => Rule == ScreeningRule.Word ? Kernel.Sentences.Say(typeof(ScreeningText), "WordWatchedHere") : Sentence;

    /// <summary>
    /// What speaks against something, the most telling first, in the language of the current culture: why it is not published where the moderator did not say why. Its writer reads it, and so no watched word is named that they
    /// did not write as it stands on the list. Empty where nothing does.
    /// </summary>
    internal static string Against(string findings) => string.Join("; ", Telling(findings).Select(f => f.Stood ? f.Sentence : f.Unnamed).Distinct());

    /// <summary>The same as the log has it: in words that are the same in every language. Who moderates a place reads its log, but not the list, and so it names no watched word.</summary>
    internal static string InLog(string findings) =>
        string.Join(", ", Telling(findings).Select(f => f is { Rule: not ScreeningRule.Word, Detail: { } detail } ? $"{Kernel.EnumWords.Of(f.Rule)}: {detail}" : Kernel.EnumWords.Of(f.Rule)).Distinct());

    internal static string Write(IReadOnlyList<Finding> findings) => JsonSerializer.Serialize(findings);

    internal static IReadOnlyList<Finding> Read(string json) => JsonSerializer.Deserialize<List<Finding>>(json) ?? [];

    /// <summary>Those that say something against what was written: others only say that somebody looks at it first.</summary>
    private static IEnumerable<Finding> Telling(string findings) =>
        Read(findings).Where(f => f.Rule is not (ScreeningRule.Place or ScreeningRule.FirstPost or ScreeningRule.Waiting or ScreeningRule.NewAccount or ScreeningRule.NewClub or ScreeningRule.Decided)).OrderByDescending(f => f.Points);
}
