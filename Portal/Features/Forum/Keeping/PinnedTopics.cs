using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Pinned topics in lists: before the first page, and not a second time in their order. What its reader has unpinned for themselves stands in the order alone.</summary>
internal static class PinnedTopics
{
    /// <summary>How many stand there at most: those of a category and those of everywhere, and some that were moved there.</summary>
    public const int Most = 3 * TopicStates.MostPinned;

    /// <summary>The topics that stand first in a list (<paramref name="pinned"/>), or the others; all, where none do.</summary>
    public static IQueryable<Topic> Pinned(this IQueryable<Topic> topics, PortalDb db, Standing standing, TopicFilter filter, bool pinned)
    {
        if (!filter.HasPinned)
        {
            return topics;
        }

        var inCategory = filter.CategoryId is not null;
        var unpinned = db.Set<TopicMark>().Where(m => m.AccountId == standing.AccountId && m.Unpinned);
        if (pinned)
        {
            topics = inCategory ? topics.Where(t => t.Pin != null) : topics.Where(t => t.Pin == TopicPin.Everywhere);
            return standing.AccountId is null ? topics : topics.Where(t => !unpinned.Any(m => m.TopicId == t.Id));
        }

        return (inCategory, standing.AccountId is null) switch
        {
            (true, true) => topics.Where(t => t.Pin == null),
            (true, false) => topics.Where(t => t.Pin == null || unpinned.Any(m => m.TopicId == t.Id)),
            (false, true) => topics.Where(t => t.Pin == null || t.Pin != TopicPin.Everywhere),
            (false, false) => topics.Where(t => t.Pin == null || t.Pin != TopicPin.Everywhere || unpinned.Any(m => m.TopicId == t.Id)),
        };
    }
}
