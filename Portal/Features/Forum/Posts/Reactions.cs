using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Reactions;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Forum;

/// <summary>Gives reactions and takes them back. Doing it twice is as good as once.</summary>
public sealed class Reactions(Database database, RateLimits limits, TimeProvider time)
{
    /// <summary>Gives (<paramref name="on"/>) or takes back one reaction of the actor's.</summary>
    public Task<Result<Nothing>> Set(Actor actor, long postId, string name, bool on, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Reactions, actor);
        return database.Write<Nothing>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                var standing = await Standing.Of(db, actor, now, ct);
                var post = await db.Set<Post>().AsTracking().SeenBy(db, standing).FirstOrDefaultAsync(p => p.Id == postId, ct);
                var topic = post is null ? null : await db.Set<Topic>().FirstAsync(t => t.Id == post.TopicId, ct);
                if (post is null || topic is null || !ForumRules.MaySee(standing, topic))
                {
                    return Problem.NotFound;
                }

                if (!ReactionFaces.Names.Contains(name))
                {
                    return Problem.Invalid<KernelText>("name", "UnknownValue", name);
                }

                if (KeepingRules.MayNotTouch(standing, topic.Board, topic.ArchivedAt is not null) is { } problem)
                {
                    return problem;
                }

                var me = standing.AccountId!.Value;
                var given = await db.Set<Reaction>().AsTracking().FirstOrDefaultAsync(r => r.PostId == postId && r.Name == name && r.AccountId == me, ct);
                if (given is not null == on)
                {
                    return default(Nothing);
                }

                if (pace() is { } tooMany)
                {
                    return tooMany;
                }

                if (given is null)
                {
                    db.Add(new Reaction { PostId = postId, Name = name, AccountId = me, At = now });
                }
                else
                {
                    db.Remove(given);
                }

                if (post.Number == 1)
                {
                    var by = on ? 1 : -1;
                    await db.Set<Topic>().Where(t => t.Id == topic.Id).ExecuteUpdateAsync(t => t.SetProperty(x => x.Score, x => x.Score + by), ct);
                }

                db.Tell(new ReactionsChanged(topic.Id, post.Id, topic.GroupId, topic.Public));
                return default(Nothing);
            },
            ct);
    }
}
