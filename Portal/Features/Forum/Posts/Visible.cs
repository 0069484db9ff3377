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
            await TopicCounts.Seen(db, topic, by > 0, ct);
        }

        await db.SaveChangesAsync(ct);
        if (post.CreatedAt >= topic.LastPostAt || topic.PostCount <= 1)
        {
            await TopicCounts.Last(db, topic, ct); // looks at every post of the topic, for which an older one is no reason
        }
    }
}
