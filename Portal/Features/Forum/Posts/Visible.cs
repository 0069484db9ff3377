namespace Portal.Features.Forum;

/// <summary>Keeps a topic's counters true when one of its posts goes from view or comes back.</summary>
internal static class Visible
{
    /// <summary>A post can no longer be seen.</summary>
    public static void Less(Topic topic, Post post)
    {
        topic.PostCount--;
        if (post.Number == 1)
        {
            topic.Hidden = true;
        }

        if (topic.AcceptedPostId == post.Id)
        {
            topic.AcceptedPostId = null;
        }
    }

    /// <summary>A post can be seen again.</summary>
    public static void More(Topic topic, Post post)
    {
        topic.PostCount++;
        if (post.Number == 1)
        {
            topic.Hidden = false;
        }
    }
}
