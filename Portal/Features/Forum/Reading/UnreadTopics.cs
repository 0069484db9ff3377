using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>What somebody has not read, and what they do not want to see, as questions of the database.</summary>
internal static class UnreadTopics
{
    /// <summary>The topics that somebody follows and in which they may see a post of somebody else that they have not read.</summary>
    public static IQueryable<Topic> UnreadBy(this IQueryable<Topic> topics, PortalDb db, Standing standing) =>
        from t in topics
        join m in db.Set<TopicMark>() on t.Id equals m.TopicId
        where m.AccountId == standing.AccountId && m.Level == WatchLevel.Tracking && m.Number < t.LastNumber
            && db.Set<Post>().SeenBy(standing).Any(p => p.TopicId == t.Id && p.Number > m.Number && p.AuthorId != m.AccountId)
        select t;

    /// <summary>The topics that somebody has not muted; for a visitor all.</summary>
    public static IQueryable<Topic> NotMutedBy(this IQueryable<Topic> topics, PortalDb db, Standing standing) =>
        standing.AccountId is not { } me ? topics : topics.Where(t => !db.Set<TopicMark>().Any(m => m.AccountId == me && m.TopicId == t.Id && m.Level == WatchLevel.Muted));
}
