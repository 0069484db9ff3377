using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>A post and the topic in which it stands.</summary>
/// <param name="Post">The post.</param>
/// <param name="Topic">Its topic, which is locked first, as everywhere.</param>
internal sealed record PostAtHand(Post Post, Topic Topic);

/// <summary>Finds posts for a deed.</summary>
internal static class PostEntry
{
    /// <summary>
    /// Locks a post until the deed ends, and before it its topic: in the order of those who write in a topic, answer its posts or move them. On SQLite there is only one writer, and nothing to do.
    /// </summary>
    public static async Task LockPost(this PortalDb db, long id, CancellationToken ct)
    {
        if (db.IsSqlite)
        {
            return;
        }

        var topic = db.Set<Post>().Where(p => p.Id == id).Select(p => p.TopicId);
        var seen = await topic.FirstOrDefaultAsync(ct);
        await db.Lock<Topic>(seen, ct);
        await db.Lock<Post>(id, ct);
        if (await topic.FirstOrDefaultAsync(ct) is var now && now != seen)
        {
            await db.Lock<Topic>(now, ct); // it was moved just then
        }
    }

    /// <summary>A post and its topic, locked and tracked, or null.</summary>
    public static async Task<PostAtHand?> FindPost(this PortalDb db, long id, CancellationToken ct)
    {
        await db.LockPost(id, ct);
        return await db.Set<Post>().AsTracking().FirstOrDefaultAsync(p => p.Id == id, ct) is { } post
            ? new(post, await db.Set<Topic>().AsTracking().FirstAsync(t => t.Id == post.TopicId, ct))
            : null;
    }
}
