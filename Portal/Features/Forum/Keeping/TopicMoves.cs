using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Moves topics to other categories: within the forum, or between it and the board of a club.</summary>
public sealed class TopicMoves(KeptTopics topics)
{
    /// <summary>
    /// Moves a topic. Who moves it must keep order at both places. Where other people read there, it is gone at once from everything that those see who may not any longer.
    /// </summary>
    public Task<Result<Kept>> Move(Actor actor, long topicId, long categoryId, string? reason, CancellationToken ct) =>
        topics.Change(actor, topicId, kept => KeptTopics.CheckReason(reason) is { } problem ? Task.FromResult<Result<Kept>>(problem) : Move(kept, categoryId, reason, ct), ct);

    /// <summary>By the change, the categories from which topics were moved, as far as this person sees them.</summary>
    internal static async Task<Dictionary<long, Category>> FormerPlaces(PortalDb db, Standing standing, IReadOnlyList<TopicChange> changes, CancellationToken ct)
    {
        var moves = changes.Where(c => c.Deed == TopicDeed.Moved).Select(c => (Change: c.Id, From: ChangeWords.ReadId(c.Before) ?? 0)).ToList();
        var ids = moves.ConvertAll(m => m.From);
        var places = moves.Count == 0 ? [] : await db.Set<Category>().SeenBy(standing).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        return moves.Where(m => places.ContainsKey(m.From)).ToDictionary(m => m.Change, m => places[m.From]);
    }

    internal static async Task<Result<Kept>> Move(KeptTopic kept, long categoryId, string? reason, CancellationToken ct)
    {
        var (db, topic) = (kept.Db, kept.Topic);
        var to = await BoardSight.Held(db, kept.Standing, categoryId, ct);
        if ((to is null ? Problem.Invalid<ForumText>("categoryId", "NoSuchCategory")
            : to.Id == topic.CategoryId ? Problem.Invalid<ForumText>("categoryId", "AlreadyThere")
            : KeepingRules.MayNotKeepAt(kept.Standing, to.Board)) is { } problem)
        {
            return problem;
        }

        var from = await db.Set<Category>().Where(c => c.Id == topic.CategoryId).Select(c => c.Name).FirstAsync(ct);
        var change = kept.Note(TopicDeed.Moved, AuditAction.TopicMoved, reason, ChangeWords.Id(topic.CategoryId), ChangeWords.Id(to!.Id), details: $"category:{topic.CategoryId} -> category:{to.Id}", said: (from, to.Name));
        if ((topic.Public, topic.GroupId) != (to.Public, to.GroupId))
        {
            db.Tell(new TopicLeft(topic.Id, topic.GroupId, topic.Public));
        }

        if (!topic.Hidden)
        {
            await TopicCounts.Moved(db, topic, to, ct);
        }

        (topic.CategoryId, topic.GroupId, topic.Public) = (to.Id, to.GroupId, to.Public);
        await MovedCases.Follow(db, topic, ct);
        db.Tell(new TopicMoved(topic.Id, to.Id, to.GroupId, to.Public));
        return await kept.Done(change, ct);
    }
}
