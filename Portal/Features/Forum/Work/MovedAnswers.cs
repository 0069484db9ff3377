using Microsoft.EntityFrameworkCore;
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
        foreach (var topicId in await Answered([.. news.OfType<SightNews>().Where(s => s.Number > 1).Select(s => s.PostId).Distinct()], ct))
        {
            await database.Write(db => Settle(db, topicId, ct), ct);
        }

        foreach (var moved in news.OfType<PostsMoved>())
        {
            await database.Write(db => Settle(db, moved.TopicId, moved.ToTopicId, ct), ct);
            await database.Write(db => Settle(db, moved.ToTopicId, moved.TopicId, ct), ct);
        }
    }

    /// <summary>The topics of those of these posts that are, or were, their answers.</summary>
    private Task<List<long>> Answered(List<long> posts, CancellationToken ct) => posts.Count == 0 ? Task.FromResult<List<long>>([]) : database.Read(db =>
        db.Set<Post>().Where(p => posts.Contains(p.Id) && (p.WasAnswer == true || db.Set<Topic>().Any(t => t.Id == p.TopicId && t.AcceptedPostId == p.Id)))
            .Select(p => p.TopicId).Distinct().ToListAsync(ct));

    private async Task<Result<Nothing>> Settle(PortalDb db, long topicId, CancellationToken ct)
    {
        await db.Settle(topicId, Actor.System, Now, ct);
        return default(Nothing);
    }

    /// <summary>After posts went between a topic and another one.</summary>
    private async Task<Result<Nothing>> Settle(PortalDb db, long topicId, long otherId, CancellationToken ct)
    {
        if (await IsAbout(db, topicId, otherId, ct))
        {
            await db.Settle(topicId, Actor.System, Now, ct);
        }

        return default(Nothing);
    }

    /// <summary>
    /// Whether a topic was merged away or came back from that, or its answer went to the other one, came from there, or went back; which of it, the topic itself says.
    /// An answer that was accepted only after it had been moved here is known by the record of who accepted it.
    /// </summary>
    private static Task<bool> IsAbout(PortalDb db, long topicId, long otherId, CancellationToken ct) => db.Set<Topic>().AnyAsync(
        t => t.Id == topicId && (t.MergedIntoId != null
            || db.Set<TopicChange>().Any(c => c.TopicId == otherId && c.OtherTopicId == topicId && c.Deed == TopicDeed.Merged)
            || db.Set<TopicChange>().Any(c => c.TopicId == topicId && c.OtherTopicId == otherId && (c.Deed == TopicDeed.Merged || c.Deed == TopicDeed.PostsLeft) && c.Before != null)
            || db.Set<MovedPost>().Any(m => m.TopicId == otherId && m.PostId == t.AcceptedPostId)
            || db.Set<Acceptance>().Any(a => a.TopicId == topicId && db.Set<Post>().Any(p => p.Id == a.PostId && p.TopicId == otherId))),
        ct);

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
