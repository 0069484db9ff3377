namespace Portal.Features.Forum;

/// <summary>Puts the posts of a page and what was done to the topic meanwhile into one order.</summary>
internal static class TopicFlow
{
    /// <summary>Posts and notes as they are read; of each pair one is there.</summary>
    public static IEnumerable<(PostView? Post, TopicNote? Note)> Of(TopicPageView page)
    {
        var next = 0;
        foreach (var post in page.Posts)
        {
            for (; next < page.Notes.Count && page.Notes[next].AfterNumber < post.Number; next++)
            {
                yield return (null, page.Notes[next]);
            }

            yield return (post, null);
        }

        for (; next < page.Notes.Count; next++)
        {
            yield return (null, page.Notes[next]);
        }
    }
}
