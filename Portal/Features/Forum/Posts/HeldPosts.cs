using Portal.Commons.Screening;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Posts that are held as they are written, or looked at because they were changed. What becomes of them: <see cref="ModeratedPosts"/>.</summary>
internal static class HeldPosts
{
    /// <summary>Takes a post that is being written out of what counts: others never saw it.</summary>
    internal static async Task Unseen(PortalDb db, long postId, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        if (await db.FindPost(postId, ct) is var (post, topic))
        {
            await Visible.Less(db, topic, post, ct);
        }
    }

    /// <summary>Keeps what came of looking at a reply; of one that stands unquestioned nothing is read.</summary>
    internal static async ValueTask Keep(PortalDb db, Screened screened, long postId, long authorId, DateTime now, CancellationToken ct)
    {
        if (screened is { Held: false, Flagged: false })
        {
            await db.Keep(screened, new("post", postId), new(authorId, "", ""), now, ct);
        }
        else if (await db.FindPost(postId, ct) is var (post, topic))
        {
            await Keep(db, screened, post, topic, now, ct);
        }
    }

    /// <summary>The same of a post that is at hand.</summary>
    internal static ValueTask Keep(PortalDb db, Screened screened, Post post, Topic topic, DateTime now, CancellationToken ct) =>
        db.Keep(screened, new("post", post.Id), TextOf(post, topic), now, ct);

    /// <summary>What moderators look at.</summary>
    internal static HeldText TextOf(Post post, Topic topic) => new(post.AuthorId, topic.Title, post.Html, topic.Board.Place.ToString());
}
