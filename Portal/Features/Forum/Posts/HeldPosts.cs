using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>
/// Posts that wait for a moderator. One of them is hidden from its first moment on: it has its number, and is in no list, count, search, feed, notification or mail; with a topic's
/// first post the whole topic waits. Approved, it is told of as if it had been written then.
/// </summary>
internal sealed class HeldPosts : IHeldWriting
{
    public string Kind => "post";

    public async Task<Problem?> Publish(PortalDb db, long id, bool wasSeen, CancellationToken ct)
    {
        if (await db.FindPost(id, ct) is not var (post, topic))
        {
            return Problem.NotFound;
        }

        if (post.Hidden)
        {
            await Show(db, post, topic, wasSeen, ct);
        }

        return null;
    }

    public async Task<HeldText?> Hold(PortalDb db, long id, CancellationToken ct)
    {
        if (await db.FindPost(id, ct) is not var (post, topic) || post.Hidden || post.DeletedAt is not null)
        {
            return null;
        }

        post.Hidden = true;
        await Visible.Less(db, topic, post, ct);
        db.Tell(new PostHidden(topic.Id, post.Id, post.Number, topic.GroupId, topic.Public));
        return TextOf(post, topic);
    }

    public IQueryable<long> In(PortalDb db, long placeId, long authorId) => db.Set<Post>().Where(p => p.TopicId == placeId && p.AuthorId == authorId && p.Hidden).Select(p => p.Id);

    public async Task<Problem?> Withdraw(PortalDb db, long id, DateTime now, CancellationToken ct)
    {
        if (await db.FindPost(id, ct) is not var (post, topic))
        {
            return Problem.NotFound;
        }

        if (post.DeletedAt is null)
        {
            post.DeletedAt = now; // it counted nowhere, as it is hidden
            db.Tell(new PostDeleted(topic.Id, post.Id, post.Number, topic.GroupId, topic.Public));
        }

        return null;
    }

    /// <summary>Shows a hidden post that is at hand.</summary>
    internal static async Task Show(PortalDb db, Post post, Topic topic, bool wasSeen, CancellationToken ct)
    {
        post.Hidden = false;
        if (post.DeletedAt is null)
        {
            await Visible.More(db, topic, post, ct);
            db.Tell(NewsOf(post, topic, wasSeen));
        }
    }

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

    private static HeldText TextOf(Post post, Topic topic) => new(post.AuthorId, topic.Title, post.Html, topic.Board.Place.ToString());

    private static ForumNews NewsOf(Post post, Topic topic, bool wasSeen) =>
        wasSeen ? new PostRestored(topic.Id, post.Id, post.Number, topic.GroupId, topic.Public)
        : post.Number == 1 ? new TopicStarted(topic.Id, post.Id, post.AuthorId, topic.CategoryId, topic.GroupId, topic.Public)
        : new ReplyPosted(topic.Id, post.Id, post.Number, post.AuthorId, post.ReplyToId, topic.GroupId, topic.Public);
}
