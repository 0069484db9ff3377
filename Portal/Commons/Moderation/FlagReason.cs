using System.Text.Json;

namespace Portal.Commons.Moderation;

/// <summary>Why something is flagged.</summary>
public enum FlagReason
{
    /// <summary>Advertising that nobody asked for.</summary>
    Spam,

    /// <summary>It attacks or insults people.</summary>
    Abuse,

    /// <summary>It does not belong here.</summary>
    OffTopic,

    /// <summary>It shows what concerns a person alone.</summary>
    PersonalData,

    /// <summary>Something else, which the note says.</summary>
    Other,
}

/// <summary>The words by which reasons are stored and sent, and how much each weighs.</summary>
public static class FlagReasons
{
    private static readonly Dictionary<FlagReason, string> Words = Enum.GetValues<FlagReason>().ToDictionary(r => r, r => JsonNamingPolicy.KebabCaseLower.ConvertName(r.ToString()));

    /// <summary>All of them, in the order shown.</summary>
    public static IReadOnlyList<FlagReason> All { get; } = Enum.GetValues<FlagReason>();

    /// <summary>The word, such as <c>personal-data</c>.</summary>
    public static string ToWord(this FlagReason reason) => Words[reason];

    /// <summary>The reason behind a word, or null.</summary>
    public static FlagReason? Read(string? word) => All.Cast<FlagReason?>().FirstOrDefault(r => Words[r!.Value] == word);

    /// <summary>How much one flag adds to its case: what harms somebody while it stands comes first, and staff know the rules.</summary>
    public static int Weigh(FlagReason reason, bool byStaff) => (reason switch
    {
        FlagReason.PersonalData => 4,
        FlagReason.Abuse => 3,
        FlagReason.Spam => 2,
        _ => 1,
    }) + (byStaff ? 3 : 0);
}
