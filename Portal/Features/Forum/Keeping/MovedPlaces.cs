using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Finds posts that were moved by where they stood.</summary>
public sealed class MovedPlaces(Database database, TimeProvider time)
{
    /// <summary>Where the post is now that had a number of a topic before it was moved, or null where none had that this person may see.</summary>
    public Task<PostPlace?> Find(Actor actor, long topicId, int number, CancellationToken ct) => database.Read(async db =>
    {
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return await (
            from m in db.Set<MovedPost>()
            join p in db.Set<Post>().SeenBy(db, standing) on m.PostId equals p.Id
            join t in db.Set<Topic>().SeenBy(standing) on p.TopicId equals t.Id
            where m.TopicId == topicId && m.Number == number
            select new PostPlace(t.Id, p.Id, p.Number, t.Slug)).FirstOrDefaultAsync(ct);
    });
}
