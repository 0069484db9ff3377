using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Undoes a change of a topic, as long as the topic is still as that change left it.</summary>
public sealed class KeepingUndo(KeptTopics topics, PostMoves moves, Database database)
{
    /// <summary>Undoes a change of the topic. Who could do the opposite may.</summary>
    public async Task<Result<Kept>> Undo(Actor actor, long topicId, long changeId, CancellationToken ct)
    {
        var other = await database.Read(db => db.Set<TopicChange>().Where(c => c.Id == changeId && c.TopicId == topicId).Select(c => c.OtherTopicId).FirstOrDefaultAsync(ct));
        return await topics.Change(actor, topicId, other, MayNotUndo, kept => Undo(kept, other, changeId, ct), ct, mergedToo: true);
    }

    private static Problem? MayNotUndo(Commons.People.Standing standing, Topic topic) =>
        KeepingRules.MayNotRename(standing, topic.GroupId, topic.AuthorId, topic.ClosedAt is not null, topic.ArchivedAt is not null);

    private async Task<Result<Kept>> Undo(KeptTopic kept, long? otherId, long changeId, CancellationToken ct)
    {
        var change = await kept.Db.Set<TopicChange>().AsTracking().FirstOrDefaultAsync(c => c.Id == changeId && c.TopicId == kept.Topic.Id, ct);
        if (change is null || (otherId is not null && kept.Other is null))
        {
            return Problem.Invalid<ForumText>("changeId", "NoSuchChange");
        }

        if (change.Deed != TopicDeed.Renamed && KeepingRules.MayNotKeep(kept.Standing, kept.Topic.GroupId) is { } problem)
        {
            return problem;
        }

        if (!KeepingRules.CanUndo(change, kept.Topic))
        {
            return Problem.Conflict<ForumText>("UndoTooLate");
        }

        change.UndoneAt = kept.Now;
        return await Opposite(kept with { Undoing = true }, change, ct);
    }

    private async Task<Result<Kept>> Opposite(KeptTopic kept, TopicChange change, CancellationToken ct)
    {
        await TopicStates.Forget(kept, ct, change.Deed switch
        {
            TopicDeed.Closed or TopicDeed.Opened => [TimedDeed.Close, TimedDeed.Open],
            TopicDeed.Pinned or TopicDeed.Unpinned => [TimedDeed.Unpin],
            _ => [],
        });
        return change.Deed switch
        {
            TopicDeed.Renamed => await TopicNames.Restore(kept, change, ct),
            TopicDeed.Moved => await TopicMoves.Move(kept, ChangeWords.ReadId(change.Before) ?? 0, null, ct),
            TopicDeed.Closed => await TopicStates.Open(kept, null, ct),
            TopicDeed.Opened => await TopicStates.Close(kept, null, null, ct),
            TopicDeed.Pinned or TopicDeed.Unpinned => await TopicStates.Pin(kept, Enum.TryParse<TopicPin>(change.Before, out var pin) ? pin : null, null, null, ct),
            TopicDeed.Archived => await TopicStates.Archive(kept, false, null, ct),
            TopicDeed.Unarchived => await TopicStates.Archive(kept, true, null, ct),
            TopicDeed.Slowed => await TopicStates.Slow(kept, (int)(ChangeWords.ReadId(change.Before) ?? 0), null, ct),
            _ => await moves.Return(kept, change, ct),
        };
    }
}
