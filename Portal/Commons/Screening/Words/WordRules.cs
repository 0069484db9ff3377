using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Commons.Screening;

/// <summary>
/// Who sees and writes which lines of the list: pure functions, asked by the deeds and by the page. Who moderates a place says what counts there, moderators also what counts everywhere, save what exempts everywhere: that, and the list
/// as a whole, is for admins.
/// </summary>
public static class WordRules
{
    /// <summary>Why somebody may not open the list, or null. Who may sees of it what <see cref="SeenBy"/> leaves.</summary>
    public static Problem? MayNotEnter(Standing standing) => standing.IsAdmin ? null : ModerationRules.MayNotEnter(standing);

    /// <summary>Why somebody may not bring in or take out the whole list, or null.</summary>
    public static Problem? MayNotKeepWhole(Standing standing) => standing.IsAdmin ? null : standing.MayNotWrite ?? Problem.NotAllowed;

    /// <summary>Why somebody may not write, change or end a line that does this at this place (nothing for everywhere), or null.</summary>
    public static Problem? MayNotWrite(Standing standing, string? place, WatchedEffect effect) =>
        standing.IsAdmin ? null
        : ModerationRules.MayNotModerate(standing, Subject.Parse(place))
            ?? (effect == WatchedEffect.Allow && string.IsNullOrEmpty(place) ? Problem.Refused<ScreeningText>("AdminsAllow") with { Field = "effect" } : null);

    /// <summary>Whether somebody sees the lines of a place, or, where it is empty, those that count everywhere. Who moderates places alone does not see those: who would get round them moderates a club soon enough.</summary>
    public static bool Sees(Standing standing, string place) => SeesAll(standing) || standing.Places.Words.Contains(place);

    /// <summary>The lines that somebody sees.</summary>
    public static IQueryable<WatchedWord> SeenBy(this IQueryable<WatchedWord> words, Standing standing)
    {
        var places = standing.Places.Words;
        return SeesAll(standing) ? words : words.Where(w => places.Contains(w.Place));
    }

    /// <summary>Whether somebody sees the whole list.</summary>
    internal static bool SeesAll(Standing standing) => standing.IsAdmin || standing.IsModerator;
}
