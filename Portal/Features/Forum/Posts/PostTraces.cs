using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;
using Portal.Platform.Files;
using Portal.Platform.Markup;

namespace Portal.Features.Forum;

/// <summary>
/// Takes away what somebody wrote on the board of a group that they leave. A topic that they began goes with its first post, unless others wrote in it: then it stays, with its title and without the first text.
/// </summary>
internal sealed class PostTraces(MarkdownRenderer markdown) : IGroupTrace
{
    /// <summary>What stands in the place of such a text, and of each of its versions.</summary>
    public const string Mark = "[removed by its author]";

    public async Task<TakenAway> TakeAway(PortalDb db, TraceOrder order, CancellationToken ct)
    {
        var (own, after) = (Own(db, order), order.After);
        var found = await own.Where(p => after == 0 || p.Id < after).OrderByDescending(p => p.Id).Take(order.Most).Select(p => new { p.Id, p.TopicId }).ToListAsync(ct); // the last first: a topic's first post comes after its replies
        if (found.Count == 0)
        {
            return TakenAway.Nothing;
        }

        var (ids, places) = (found.ConvertAll(p => p.Id), found.Select(p => p.TopicId).Distinct().ToList());
        await db.Lock<Topic>(places, ct);
        await db.Lock<Post>(ids, ct);
        var topics = await db.Set<Topic>().AsTracking().Where(t => places.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct);
        var posts = await own.AsTracking().Where(p => ids.Contains(p.Id)).OrderByDescending(p => p.Id).ToListAsync(ct); // as they are once they are locked
        var answered = await Answered(db, order.Me, [.. posts.Where(p => p.Number == 1).Select(p => p.TopicId)], ct);
        var gone = 0;
        foreach (var post in posts)
        {
            if (topics.TryGetValue(post.TopicId, out var topic) && MayGo(order.Standing, post, topic))
            {
                await (answered.Contains(post.Id) ? TakeText(db, order, post, topic, ct) : Delete(db, order, post, topic, ct)); // a batch is small, and each is counted in its topic
                gone++;
            }
        }

        return new(gone, posts.Count - gone, ids[^1]);
    }

    /// <summary>What is left of theirs in topics that they see. In a topic that is gone altogether nobody reads it any more.</summary>
    private static IQueryable<Post> Own(PortalDb db, TraceOrder order)
    {
        var (me, group, topics) = (order.Me, order.GroupId, db.Set<Topic>().SeenBy(order.Standing));
        return db.Set<Post>().Where(p => p.AuthorId == me && p.DeletedAt == null && (p.Number > 1 || p.Body != Mark) && topics.Any(t => t.Id == p.TopicId && t.GroupId == group));
    }

    /// <summary>The first posts of topics in which others wrote; what waits for a moderator counts.</summary>
    private static async Task<HashSet<long>> Answered(PortalDb db, long me, List<long> topics, CancellationToken ct) =>
        topics.Count == 0 ? [] : [.. await db.Set<Post>()
            .Where(p => topics.Contains(p.TopicId) && p.Number == 1 && db.Set<Post>().Any(o => o.TopicId == p.TopicId && o.AuthorId != me && o.DeletedAt == null)).Select(p => p.Id).ToListAsync(ct)];

    private static bool MayGo(Standing standing, Post post, Topic topic) =>
        KeepingRules.MayNotEdit(standing, new(post.AuthorId, standing.Roles), post.Hidden, deleted: false, wiki: false, topic.Board, topic.ArchivedAt is not null) is null;

    private static async Task Delete(PortalDb db, TraceOrder order, Post post, Topic topic, CancellationToken ct)
    {
        post.DeletedAt = order.Now;
        if (!post.Hidden)
        {
            await Visible.Less(db, topic, post, ct);
        }

        db.Tell(new PostDeleted(topic.Id, post.Id, post.Number, topic.GroupId, topic.Public));
    }

    private async Task TakeText(PortalDb db, TraceOrder order, Post post, Topic topic, CancellationToken ct)
    {
        await db.Set<PostRevision>().Where(r => r.PostId == post.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Body, Mark).SetProperty(x => x.Reason, (string?)null), ct);
        await db.LetGoOfFiles("post", [post.Id], order.Me, ct);
        if (post.Revision == 1)
        {
            db.Add(new PostRevision { PostId = post.Id, Number = 1, AuthorId = post.AuthorId, At = post.CreatedAt, Body = Mark });
        }

        (post.Body, post.Html, post.EditedAt, post.Revision) = (Mark, markdown.Render(Mark).Value, order.Now, post.Revision + 1);
        db.Add(new PostRevision { PostId = post.Id, Number = post.Revision, AuthorId = order.Me, At = order.Now, Body = Mark });
        db.Tell(new PostEdited(topic.Id, post.Id, post.Number, topic.GroupId, topic.Public) { EditorId = order.Me });
    }
}
