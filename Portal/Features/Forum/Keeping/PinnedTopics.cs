namespace Portal.Features.Forum;

/// <summary>Pinned topics in lists: before the first page, and not a second time in their order.</summary>
internal static class PinnedTopics
{
    /// <summary>How many stand there at most: those of a category and those of everywhere, and some that were moved there.</summary>
    public const int Most = 3 * TopicStates.MostPinned;

    /// <summary>The topics that stand first in a list (<paramref name="pinned"/>), or the others; all, where none do.</summary>
    public static IQueryable<Topic> Pinned(this IQueryable<Topic> topics, TopicFilter filter, bool pinned) =>
        !filter.HasPinned ? topics
        : filter.CategoryId is not null ? (pinned ? topics.Where(t => t.Pin != null) : topics.Where(t => t.Pin == null))
        : pinned ? topics.Where(t => t.Pin == TopicPin.Everywhere) : topics.Where(t => t.Pin == null || t.Pin != TopicPin.Everywhere);
}
