using Portal.Commons.Moderation;
using Portal.Kernel;

namespace Portal.Commons.Screening;

/// <summary>What the log calls lines of the list of watched words, and the list. A line that was taken away has no name any more: the log has it as it was.</summary>
internal static class WordNames
{
    private const string Page = "/admin/words";

    /// <summary>Lines of the list, for moderators, who read in the log how it changes; the list itself opens to admins alone.</summary>
    public static NamedKind Words { get; } = new(
        "word",
        (db, standing) => db.Set<WatchedWord>().Where(w => standing.IsModerator).Select(w => new NamedRow { Id = w.Id, Name = w.Text }),
        (row, standing) => (row.Name, standing.IsAdmin ? $"{Page}?q={Uri.EscapeDataString(row.Name)}" : ""),
        standing => (Sentences.Say(typeof(ScreeningText), "Words"), standing.IsAdmin ? Page : ""));
}
