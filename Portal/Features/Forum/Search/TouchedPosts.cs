using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Which posts must be put into the search index anew: those that news are about, and those on which something of their topic is marked that changed.</summary>
internal static class TouchedPosts
{
    public static async Task<IReadOnlyCollection<long>> By(PortalDb db, IReadOnlyList<ForumNews> news, CancellationToken ct)
    {
        if (news.Count == 0)
        {
            return [];
        }

        var touched = news.Select(Itself).OfType<long>().ToHashSet();
        touched.UnionWith(await FirstOf(db, news, ct));
        touched.UnionWith(await WholeTopics(db, news, ct));
        return touched;
    }

    private static long? Itself(ForumNews news) => news switch
    {
        TopicStarted n => n.PostId,
        ReplyPosted n => n.PostId,
        PostEdited n => n.PostId,
        SightNews n => n.PostId,
        _ => null,
    };

    /// <summary>The first posts of topics that may have their first reply, or lost it: whether they are unanswered is marked on them.</summary>
    private static async Task<List<long>> FirstOf(PortalDb db, IReadOnlyList<ForumNews> news, CancellationToken ct)
    {
        var changed = news.OfType<SightNews>().Select(n => n.TopicId).ToHashSet();
        changed.UnionWith(await FirstAnswered(db, [.. news.OfType<ReplyPosted>().Select(n => n.PostId)], ct));
        return changed.Count == 0 ? [] : await db.Set<Post>().Where(p => p.Number == 1 && changed.Contains(p.TopicId)).Select(p => p.Id).ToListAsync(ct);
    }

    /// <summary>The topics in which one of these replies is the first that can be seen. Those behind it change no mark, however many come at once: it was told of before them.</summary>
    private static async Task<List<long>> FirstAnswered(PortalDb db, List<long> replies, CancellationToken ct)
    {
        var posts = db.Set<Post>();
        return replies.Count == 0 ? [] : await posts
            .Where(r => replies.Contains(r.Id) && !posts.Any(e => e.TopicId == r.TopicId && e.Number > 1 && e.Number < r.Number && !e.Hidden && e.DeletedAt == null))
            .Select(r => r.TopicId).Distinct().ToListAsync(ct);
    }

    private static IEnumerable<long> Changed(ForumNews news) => news switch
    {
        AnswerAccepted or TopicRenamed or TopicMoved or TopicLeft => [news.TopicId],
        PostsMoved moved => [moved.TopicId, moved.ToTopicId],
        _ => [],
    };

    /// <summary>All posts of topics of which something changed that is marked on every one: whether it is solved, its category, its tags, the topic itself. An answer that is hidden, or comes back, changes the first, too.</summary>
    private static async Task<List<long>> WholeTopics(PortalDb db, IReadOnlyList<ForumNews> news, CancellationToken ct)
    {
        var changed = news.SelectMany(Changed).ToHashSet();
        changed.UnionWith(await db.TopicsAnsweredBy([.. news.OfType<SightNews>().Where(n => n.Number > 1).Select(n => n.PostId).Distinct()], ct));
        return changed.Count == 0 ? [] : await db.Set<Post>().Where(p => changed.Contains(p.TopicId)).Select(p => p.Id).ToListAsync(ct);
    }
}
