using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Features.Forum;

/// <summary>
/// Keeps the work on questions true where an answer is taken away, or comes back, other than by who accepts it: it is hidden, deleted or restored, split off, merged along, or
/// moved back. What the topic says now is what counts, so that news which come late or twice change nothing; and only what was about the answer does: staff may have called a
/// question done, or not, for reasons of their own.
/// </summary>
internal sealed class MovedAnswers(Database database, TimeProvider time)
{
    /// <summary>Deals with what of these news may have taken or brought an answer.</summary>
    public async Task Follow(IReadOnlyList<ForumNews> news, CancellationToken ct)
    {
        var touched = await database.Read(db => db.TopicsAnsweredBy([.. news.OfType<SightNews>().Where(s => s.Number > 1).Select(s => s.PostId).Distinct()], ct));
        foreach (var topicId in touched.Concat(news.OfType<PostsMoved>().SelectMany(moved => moved.Settles)).Distinct())
        {
            await database.Write(db => Settle(db, topicId, ct), ct);
        }
    }

    private async Task<Result<Nothing>> Settle(PortalDb db, long topicId, CancellationToken ct)
    {
        await db.Settle(topicId, Actor.System, time.GetUtcNow().UtcDateTime, ct);
        return default(Nothing);
    }
}
