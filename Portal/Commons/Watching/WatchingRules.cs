using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Commons.Watching;

/// <summary>Who may look on and mark: moderators everything, who moderates some places alone what stands there. Pure functions.</summary>
internal static class WatchingRules
{
    /// <summary>Why this person may not look on, or null. What they see goes through <see cref="SeenBy"/>.</summary>
    public static Problem? MayNotLook(Standing standing) => ModerationRules.MayNotEnter(standing);

    /// <summary>Why this person may not mark what they see and choose what they watch for, or null.</summary>
    public static Problem? MayNotMark(Standing standing) => standing.MayNotWrite ?? MayNotLook(standing) ?? (standing.IsMember ? null : Problem.SignIn);

    /// <summary>The entries that somebody may know of.</summary>
    public static IQueryable<WatchEntry> SeenBy(this IQueryable<WatchEntry> entries, Standing standing)
    {
        var places = standing.Places.Words;
        return standing.IsModerator ? entries : entries.Where(e => places.Contains(e.Place));
    }

    /// <summary>One word for all who see the same: what is read for one of them is read for all.</summary>
    public static string ScopeOf(Standing standing) => standing.IsModerator ? "all" : string.Join(' ', standing.Places.Words.Order(StringComparer.Ordinal));
}
