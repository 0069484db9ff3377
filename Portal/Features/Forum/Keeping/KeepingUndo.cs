using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Undoes a change of a topic, as long as the topic is still as that change left it.</summary>
public sealed class KeepingUndo(KeptTopics topics, PostReturns returns, Database database)
{
    /// <summary>Undoes a change of the topic. Who could do the opposite may.</summary>
    public async Task<Result<Kept>> Undo(Actor actor, long topicId, long changeId, CancellationToken ct)
    {
        var other = await database.Read(db => db.Set<TopicChange>().Where(c => c.Id == changeId && c.TopicId == topicId).Select(c => c.OtherTopicId).FirstOrDefaultAsync(ct));
        return await topics.Change(actor, topicId, other, MayNotLook, kept => Undo(kept, other, changeId, ct), ct, mergedToo: true);
    }

    /// <summary>Who may undo nothing at all does not learn which changes there are.</summary>
    private static Problem? MayNotLook(Commons.People.Standing standing, Topic topic, PostAuthor author) =>
        KeepingRules.Keeps(standing, topic.Board) ? standing.MayNotWrite : KeepingRules.MayNotRename(standing, topic.Board, author, topic.ClosedAt is not null, topic.ArchivedAt is not null);

    private async Task<Result<Kept>> Undo(KeptTopic kept, long? otherId, long changeId, CancellationToken ct)
    {
        var change = await kept.Db.Set<TopicChange>().AsTracking().FirstOrDefaultAsync(c => c.Id == changeId && c.TopicId == kept.Topic.Id, ct);
        if (change is null || (otherId is not null && kept.Other is null))
        {
            return Problem.Invalid<ForumText>("changeId", "NoSuchChange");
        }

        if ((KeepingRules.MayNotUndo(kept.Standing, change, kept.Topic, kept.Author, (await TopicMoves.FormerPlaces(kept.Db, kept.Standing, [change], ct)).GetValueOrDefault(change.Id))
            ?? kept.NotInOther
            ?? (change.Deed == TopicDeed.PostsLeft ? await PostMoves.MayNotMove(kept, PostReturns.Moved(kept.Db, change), ct) : null)) is { } problem)
        {
            return problem;
        }

        if (!KeepingRules.CanUndo(change, await TopicNow.Read(kept.Db, kept.Topic, kept.Now, ct)))
        {
            return Problem.Conflict<ForumText>("UndoTooLate");
        }

        change.UndoneAt = kept.Now;
        return await Opposite(kept with { Undoing = true }, change, ct);
    }

    private async Task<Result<Kept>> Opposite(KeptTopic kept, TopicChange change, CancellationToken ct) => change.Deed switch
    {
        TopicDeed.Renamed => await TopicNames.Restore(kept, change, ct),
        TopicDeed.Moved => await TopicMoves.Move(kept, ChangeWords.ReadId(change.Before) ?? 0, null, ct),
        TopicDeed.Closed => await TopicStates.Open(kept, null, await TimersBack(kept, change, ct), ct),
        TopicDeed.Opened => await TopicStates.Close(kept, null, await TimersBack(kept, change, ct), ct),
        TopicDeed.Timed => await TopicStates.Retime(kept, null, await TimersBack(kept, change, ct), ct),
        TopicDeed.Pinned or TopicDeed.Unpinned => await TopicStates.Pin(kept, TopicStates.ReadPin(change.Before), TopicTimers.Read(change.Before, TimedDeed.Unpin)?.At, null, ct),
        TopicDeed.Archived => await TopicStates.Archive(kept, false, null, ct),
        TopicDeed.Unarchived => await TopicStates.Archive(kept, true, null, ct),
        TopicDeed.Slowed => await TopicStates.Slow(kept, TopicStates.ReadSlow(change.Before), TopicTimers.Read(change.Before, TimedDeed.Unslow)?.At, null, ct),
        _ => await returns.Return(kept, change, ct),
    };

    /// <summary>Sets when the topic closes or opens as it was before a change.</summary>
    private static Task<TimersSet> TimersBack(KeptTopic kept, TopicChange change, CancellationToken ct) => TopicTimers.Restore(kept, TopicTimers.OfClosing, change.Before, ct);
}
