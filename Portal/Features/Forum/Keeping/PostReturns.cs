using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Undoes what <see cref="PostMoves"/> did: posts go back to the topic and the numbers that they had.</summary>
public sealed class PostReturns(IEnumerable<IMergedAlong> along)
{
    /// <summary>Moves back what a change moved, where it still stands where that change put it.</summary>
    internal async Task<Result<Kept>> Return(KeptTopic kept, TopicChange change, CancellationToken ct)
    {
        var merged = change.Deed == TopicDeed.Merged;
        var (db, home, away) = merged ? (kept.Db, kept.Other!, kept.Topic) : (kept.Db, kept.Topic, kept.Other!);
        var moved = from m in db.Set<MovedPost>() where m.ChangeId == change.Id join p in db.Set<Post>() on m.PostId equals p.Id select new { p.Id, p.TopicId, p.Hidden, p.DeletedAt, m.Number };
        var isNew = change.After == PostMoves.NewTopicWord;
        if ((home.Public, home.GroupId) != (away.Public, away.GroupId)
            || await moved.AnyAsync(p => p.TopicId != away.Id || (p.Number == 1 && (p.Hidden || p.DeletedAt != null)), ct)
            || (isNew && (away.HasPoll || away.LastNumber > change.Count)))
        {
            return Problem.Conflict<ForumText>("UndoTooLate");
        }

        var answers = new AnswersMoved(home, away);
        var first = await moved.OrderBy(p => p.Number).Select(p => p.Id).FirstAsync(ct);
        var back = kept.Add(home, TopicDeed.PostsReturned, null, home.LastNumber, away.Id, change.Count);
        db.Audit(kept.Actor, AuditAction.PostsReturned, new("topic", home.Id), kept.Now, details: $"from topic:{away.Id}", place: home.Board.Place);
        await db.SaveChangesAsync(ct);
        await MovedRows.Back(db, change.Id, back.Id, home.Id, ct);
        await MovedCases.Follow(db, home, ct);
        await db.Set<TopicChange>().Where(c => c.TopicId == away.Id && c.Deed == TopicDeed.PostsCame && c.OtherTopicId == home.Id && c.At == change.At).ExecuteUpdateAsync(c => c.SetProperty(x => x.UndoneAt, kept.Now), ct);
        await MovedMarks.Returned(db, back.Id, away.Id, home.Id, change.At, kept.Now, ct);
        home.MergedIntoId = null;
        home.AcceptedPostId ??= home.Kind == TopicKind.Question ? ChangeWords.ReadId(change.Before) : null;
        await TopicCounts.Renew(db, home, away, ct);
        if (merged)
        {
            await TopicCounts.Seen(db, home, true, ct);
            await KeepPin(kept with { Topic = home }, ct);
        }

        if (isNew)
        {
            await PostMoves.Empty(kept, away, home, ct);
        }

        foreach (var thing in merged ? along : [])
        {
            await thing.Unmerged(db, home, away, ct);
        }

        db.Tell(new PostsMoved(away.Id, home.Id, first, change.Count, home.GroupId, home.Public) { Settles = answers.Settles(emptied: merged ? home : isNew ? away : null) });
        return new Kept(home.Id, back.Id);
    }

    /// <summary>The posts that a change moved.</summary>
    internal static IQueryable<Post> Moved(PortalDb db, TopicChange change) =>
        from m in db.Set<MovedPost>() where m.ChangeId == change.Id join p in db.Set<Post>() on m.PostId equals p.Id select p;

    /// <summary>A topic that comes back is pinned as it was, where it could be pinned now.</summary>
    private static async Task KeepPin(KeptTopic kept, CancellationToken ct)
    {
        if ((KeepingRules.MayNotPin(kept.Standing, kept.Topic.Pin) ?? await TopicStates.IsFull(kept, kept.Topic.Pin, ct)) is not null)
        {
            await TopicStates.Pin(kept, null, null, null, ct);
        }
    }
}
