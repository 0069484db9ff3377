using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Forum;

/// <summary>Members who have the same question.</summary>
public sealed class MeToos(Database database, RateLimits limits, TimeProvider time)
{
    /// <summary>Says "me too" (<paramref name="on"/>), or takes it back. Doing it twice is as good as once.</summary>
    public Task<Result<Nothing>> Set(Actor actor, long topicId, bool on, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Reactions, actor);
        return database.Write<Nothing>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                var standing = await Standing.Of(db, actor, now, ct);
                if (await db.Set<Topic>().SeenBy(standing).FirstOrDefaultAsync(t => t.Id == topicId, ct) is not { } topic)
                {
                    return Problem.NotFound;
                }

                if (QuestionRules.MayNotJoin(standing, topic.Kind, topic.AuthorId, topic.Board, topic.ArchivedAt is not null) is { } problem)
                {
                    return problem;
                }

                if (standing.AccountId is not { } me)
                {
                    return Problem.SignIn;
                }

                var given = await db.Set<MeToo>().AsTracking().FirstOrDefaultAsync(m => m.TopicId == topicId && m.AccountId == me, ct);
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
                    db.Add(new MeToo { TopicId = topicId, AccountId = me, At = now });
                }
                else
                {
                    db.Remove(given);
                }

                var by = on ? 1 : -1;
                await db.Set<Topic>().Where(t => t.Id == topicId).ExecuteUpdateAsync(t => t.SetProperty(x => x.MeTooCount, x => x.MeTooCount + by), ct);
                db.Tell(new MeTooChanged(topicId, topic.GroupId, topic.Public));
                return default(Nothing);
            },
            ct);
    }

    /// <summary>Whether the actor said so.</summary>
    public async Task<bool> Of(Actor actor, long topicId, CancellationToken ct) =>
        actor.AccountId is { } me && await database.Read(db => db.Set<MeToo>().AnyAsync(m => m.TopicId == topicId && m.AccountId == me, ct));
}
