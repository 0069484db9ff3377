using Portal.Commons.Moderation;
using Portal.Kernel;

namespace Portal.Commons.Screening;

/// <summary>What the log calls lines of the list of watched words, and the list. A line that was taken away has no name any more: the log has it as it was.</summary>
internal static class WordNames
{
    private const string Page = "/admin/words";

    /// <summary>Lines of the list, for those who see them there.</summary>
    public static NamedKind Words { get; } = new(
        "word",
        (db, standing) => db.Set<WatchedWord>().SeenBy(standing).Select(w => new NamedRow { Id = w.Id, Name = w.Text }),
        (row, _) => (row.Name, $"{Page}?q={Uri.EscapeDataString(row.Name)}"),
        standing => (Sentences.Say(typeof(ScreeningText), "Words"), WordRules.MayNotEnter(standing) is null ? Page : ""));
}
