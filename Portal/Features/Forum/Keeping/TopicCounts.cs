using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Keeps what topics, categories and tags say of themselves true when posts or topics are moved. The topics must be locked.</summary>
internal static class TopicCounts
{
    /// <summary>A topic that is seen goes from its category to another; tags count the topics that everyone may read.</summary>
    public static async Task Moved(PortalDb db, Topic topic, Category to, CancellationToken ct)
    {
        await InCategory(db, topic.CategoryId, -1, ct);
        await InCategory(db, to.Id, 1, ct);
        if (topic.Public != to.Public)
        {
            await InTags(db, topic, to.Public ? 1 : -1, ct);
        }
    }

    /// <summary>A topic that was not seen is seen, or the other way round.</summary>
    public static async Task Seen(PortalDb db, Topic topic, bool seen, CancellationToken ct)
    {
        if (topic.Hidden != seen)
        {
            return;
        }

        topic.Hidden = !seen;
        await InCategory(db, topic.CategoryId, seen ? 1 : -1, ct);
        if (topic.Public)
        {
            await InTags(db, topic, seen ? 1 : -1, ct);
        }
    }

    /// <summary>Counts a topic's posts again, after some came or left. Numbers that were given stay taken.</summary>
    public static async Task Renew(PortalDb db, Topic topic, CancellationToken ct)
    {
        var (posts, seen) = (db.Set<Post>().Where(p => p.TopicId == topic.Id), SeenIn(db, topic));
        topic.PostCount = await seen.CountAsync(ct);
        topic.LastNumber = Math.Max(topic.LastNumber, await posts.MaxAsync(p => (int?)p.Number, ct) ?? 0);
        topic.Score = await posts.Where(p => p.Number == 1).Select(p => (int?)(p.ImportedScore + db.Set<Reaction>().Count(r => r.PostId == p.Id))).FirstOrDefaultAsync(ct) ?? 0;
        if (topic.AcceptedPostId is { } accepted && !await seen.AnyAsync(p => p.Id == accepted, ct))
        {
            topic.AcceptedPostId = null;
            await posts.Where(p => p.Id == accepted).ExecuteUpdateAsync(p => p.SetProperty(x => x.WasAnswer, true), ct);
        }

        await Last(db, topic, ct);
    }

    /// <summary>The same of two topics between which posts were moved.</summary>
    public static async Task Renew(PortalDb db, Topic one, Topic other, CancellationToken ct)
    {
        await Renew(db, one, ct);
        await Renew(db, other, ct);
    }

    /// <summary>Finds its newest post that can be seen: the one written last, which in a topic that took in older posts need not have the greatest number.</summary>
    public static async Task Last(PortalDb db, Topic topic, CancellationToken ct)
    {
        if (await SeenIn(db, topic).OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Number).Select(p => new { p.CreatedAt, p.AuthorId }).FirstOrDefaultAsync(ct) is { } last)
        {
            (topic.LastPostAt, topic.LastAuthorId) = (last.CreatedAt, last.AuthorId);
        }
    }

    private static IQueryable<Post> SeenIn(PortalDb db, Topic topic) => db.Set<Post>().Where(p => p.TopicId == topic.Id && !p.Hidden && p.DeletedAt == null);

    private static Task InCategory(PortalDb db, long categoryId, int by, CancellationToken ct) =>
        db.Set<Category>().Where(c => c.Id == categoryId).ExecuteUpdateAsync(c => c.SetProperty(x => x.TopicCount, x => x.TopicCount + by), ct);

    private static Task InTags(PortalDb db, Topic topic, int by, CancellationToken ct) =>
        db.Set<Tag>().Where(t => db.Set<TopicTag>().Any(x => x.TopicId == topic.Id && x.TagId == t.Id)).ExecuteUpdateAsync(t => t.SetProperty(x => x.TopicCount, x => x.TopicCount + by), ct);
}
