using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Keeps the counters of topic, category and tags true when a post goes from view or comes back. The topic must be locked.</summary>
internal static class Visible
{
    /// <summary>A post that was seen no longer is; called once it is marked.</summary>
    public static Task Less(PortalDb db, Topic topic, Post post, CancellationToken ct)
    {
        if (topic.AcceptedPostId == post.Id)
        {
            (topic.AcceptedPostId, post.WasAnswer) = (null, true);
        }

        return Change(db, topic, post, -1, ct);
    }

    /// <summary>A post that was not seen is seen again.</summary>
    public static Task More(PortalDb db, Topic topic, Post post, CancellationToken ct)
    {
        if (post.WasAnswer == true)
        {
            (topic.AcceptedPostId, post.WasAnswer) = (topic.AcceptedPostId ?? post.Id, null);
        }

        return Change(db, topic, post, 1, ct);
    }

    private static async Task Change(PortalDb db, Topic topic, Post post, int by, CancellationToken ct)
    {
        topic.PostCount += by;
        if (post.Number == 1)
        {
            topic.Hidden = by < 0;
            if (topic.Public)
            {
                await db.Set<Tag>().Where(t => db.Set<TopicTag>().Any(x => x.TopicId == topic.Id && x.TagId == t.Id)).ExecuteUpdateAsync(t => t.SetProperty(x => x.TopicCount, x => x.TopicCount + by), ct);
            }

            await db.Set<Category>().Where(c => c.Id == topic.CategoryId).ExecuteUpdateAsync(c => c.SetProperty(x => x.TopicCount, x => x.TopicCount + by), ct);
        }

        await db.SaveChangesAsync(ct);
        var last = await db.Set<Post>().Where(p => p.TopicId == topic.Id && !p.Hidden && p.DeletedAt == null).OrderByDescending(p => p.Number).Select(p => new { p.CreatedAt, p.AuthorId }).FirstOrDefaultAsync(ct);
        if (last is not null)
        {
            (topic.LastPostAt, topic.LastAuthorId) = (last.CreatedAt, last.AuthorId);
        }
    }
}
