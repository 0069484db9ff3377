using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Text;

namespace Portal.Features.Forum;

/// <summary>Which posts go where.</summary>
/// <param name="PostIds">The posts, at most 100, all of one topic and none of them its first.</param>
/// <param name="Title">The title of a topic that is made of them; or</param>
/// <param name="IntoTopicId">the topic behind which they go.</param>
public sealed record PostMove(IReadOnlyList<long> PostIds, string? Title = null, long? IntoTopicId = null);

/// <summary>
/// Moves posts between topics that the same people read: some of them into a topic of their own or another one, or all of a topic at once. A post gets the next numbers
/// there; the number that it had stays taken, and its address leads to the new place.
/// </summary>
public sealed class PostMoves(KeptTopics topics, IEnumerable<IMergedAlong> along)
{
    /// <summary>How many posts are moved at most, other than with their whole topic.</summary>
    public const int Most = 100;

    /// <summary>Moves posts into a new topic or behind another one. The same key by the same actor moves them once.</summary>
    public Task<Result<Kept>> Split(Actor actor, long topicId, PostMove move, string? reason, string? key, CancellationToken ct) =>
        topics.Change(actor, topicId, move.IntoTopicId, KeptTopics.MayNotKeep, async kept =>
        {
            if (await kept.Db.MadeBefore<TopicChange>(actor, key, ct) is { } before)
            {
                return new Kept(await kept.Db.Set<TopicChange>().Where(c => c.Id == before).Select(c => c.OtherTopicId!.Value).FirstAsync(ct), before);
            }

            var posts = await kept.Db.Set<Post>().Where(p => p.TopicId == topicId && move.PostIds.Contains(p.Id) && !p.Hidden && p.DeletedAt == null).OrderBy(p => p.Number).Take(Most + 1).ToListAsync(ct);
            if ((KeptTopics.CheckReason(reason) ?? Check(kept, move, posts) ?? await MayNotMove(kept, kept.Db.Set<Post>().Where(p => move.PostIds.Contains(p.Id)), ct)) is { } problem)
            {
                return problem;
            }

            var (to, isNew) = move.IntoTopicId is null ? (await Start(kept, move.Title!, posts, ct), true) : (kept.Other!, false);
            var change = await Split(kept, to, isNew, posts, reason, ct);
            kept.Db.Made<TopicChange>(actor, key, change, kept.Now);
            return new Kept(to.Id, change);
        }, ct);

    /// <summary>Merges a topic into another one, behind its last post; its address leads there from then on.</summary>
    public Task<Result<Kept>> Merge(Actor actor, long topicId, long intoTopicId, string? reason, CancellationToken ct) =>
        topics.Change(actor, topicId, intoTopicId, KeptTopics.MayNotKeep, async kept =>
            (KeptTopics.CheckReason(reason) ?? CheckTarget(kept, intoTopicId) ?? CheckPoll(kept.Topic) ?? CheckAlong(kept)) is { } problem ? problem : await Merge(kept, kept.Other!, reason, ct), ct);

    /// <summary>What a change remembers that made a topic of the posts it moved.</summary>
    internal const string NewTopicWord = "new";

    /// <summary>Why some posts may not be moved out of their topic, or null: none is that somebody wrote who stands above who moves them.</summary>
    internal static async Task<Problem?> MayNotMove(KeptTopic kept, IQueryable<Post> posts, CancellationToken ct)
    {
        var authors = await posts.Join(kept.Db.Set<Account>(), p => p.AuthorId, a => a.Id, (p, a) => new { a.Id, a.Roles }).Distinct().ToListAsync(ct);
        var (standing, board) = (kept.Standing, kept.Topic.Board);
        var hosts = await HostsAbove.Of(kept.Db, standing, [.. authors.Select(a => a.Id).Where(id => id != standing.AccountId)], ct);
        return authors.Select(a => ForumRules.IsAbove(standing, board, new(a.Id, a.Roles)) ?? (hosts.Contains((board.Place, a.Id)) ? KeptTopics.HostDecision : null)).FirstOrDefault(problem => problem is not null);
    }

    private static Problem? Check(KeptTopic kept, PostMove move, List<Post> posts) =>
        move.PostIds.Count == 0 ? Problem.Invalid<ForumText>("postIds", "MoveNothing")
        : move.PostIds.Count > Most ? Problem.Invalid<ForumText>("postIds", "MoveTooMany", Most)
        : posts.Exists(p => p.Number == 1) ? Problem.Invalid<ForumText>("postIds", "MoveFirst")
        : posts.Count != move.PostIds.Distinct().Count() ? Problem.Invalid<ForumText>("postIds", "MoveNotHere")
        : move.IntoTopicId is { } into ? CheckTarget(kept, into)
        : Topics.CheckTitle(move.Title ?? "");

    /// <summary>Why posts may not go to a topic, or null. Who moves them keeps order in both topics. Who reads them must not change by that: the topic is moved first, which says what it means.</summary>
    private static Problem? CheckTarget(KeptTopic kept, long intoTopicId) =>
        intoTopicId == kept.Topic.Id ? Problem.Invalid<ForumText>("intoTopicId", "SameTopic")
        : kept.Other is not { } into ? Problem.Invalid<ForumText>("intoTopicId", "NoSuchTopic")
        : kept.Topic.Hidden ? Problem.Conflict<ForumText>("TopicIsHidden")
        : into.Hidden ? Problem.Invalid<ForumText>("intoTopicId", "TopicIsHidden")
        : kept.NotInOther is { } elsewhere ? elsewhere
        : (into.Public, into.GroupId) != (kept.Topic.Public, kept.Topic.GroupId) ? Problem.Invalid<ForumText>("intoTopicId", "OtherReaders")
        : null;

    /// <summary>Why a topic may not be merged into another one, or null: votes are not taken from view by the way.</summary>
    private static Problem? CheckPoll(Topic topic) => topic.HasPoll ? Problem.Conflict<ForumText>("MergeHasPoll") : null;

    private Problem? CheckAlong(KeptTopic kept) => along.Select(thing => thing.MayNot(kept.Topic, kept.Other!)).FirstOrDefault(problem => problem is not null);

    private static async Task<Topic> Start(KeptTopic kept, string title, List<Post> posts, CancellationToken ct)
    {
        var (from, first) = (kept.Topic, posts[0]);
        var made = new Topic
        {
            CategoryId = from.CategoryId,
            GroupId = from.GroupId,
            Public = from.Public,
            Kind = TopicKind.Discussion,
            Title = title.Trim(),
            Slug = Slug.From(title),
            AuthorId = first.AuthorId,
            CreatedAt = first.CreatedAt,
            LastPostAt = posts[^1].CreatedAt,
            LastAuthorId = posts[^1].AuthorId,
            Hidden = true, // until its posts are there
        };
        kept.Db.Add(made);
        await kept.Db.SaveChangesAsync(ct);
        return made;
    }

    private static async Task<long> Split(KeptTopic kept, Topic to, bool isNew, List<Post> posts, string? reason, CancellationToken ct)
    {
        var (db, from) = (kept.Db, kept.Topic);
        var numbers = string.Join(' ', posts.Select(p => p.Number));
        var answers = new AnswersMoved(from, to);
        var accepted = posts.Exists(p => p.Id == from.AcceptedPostId) ? ChangeWords.Id(from.AcceptedPostId!.Value) : null;
        var change = kept.Add(from, TopicDeed.PostsLeft, reason, posts[0].Number, to.Id, posts.Count, accepted, isNew ? NewTopicWord : null);
        kept.Add(to, TopicDeed.PostsCame, reason, to.LastNumber, from.Id, posts.Count);
        db.Audit(kept.Actor, AuditAction.PostsMoved, new("topic", from.Id), kept.Now, change.Reason, $"{numbers} -> topic:{to.Id}", place: from.Board.Place, whom: posts.Select(p => p.AuthorId).Distinct().ToList() is [var one] ? one : null);
        await db.SaveChangesAsync(ct);
        kept.TellConcerned(change);
        await MovedRows.Some(db, change.Id, from.Id, posts.ConvertAll(p => p.Id), to.Id, to.LastNumber, ct);
        await MovedCases.Follow(db, to, ct);
        await TopicCounts.Renew(db, from, to, ct);
        if (isNew)
        {
            await TopicCounts.Seen(db, to, true, ct);
        }

        await MovedMarks.Split(db, from.Id, to.Id, isNew, change.Id, kept.Now, ct);
        db.Tell(new PostsMoved(from.Id, to.Id, posts[0].Id, posts.Count, from.GroupId, from.Public) { Settles = answers.Settles() });
        return change.Id;
    }

    private async Task<Result<Kept>> Merge(KeptTopic kept, Topic into, string? reason, CancellationToken ct)
    {
        var (db, from, behind, count) = (kept.Db, kept.Topic, into.LastNumber, kept.Topic.PostCount);
        var first = await db.Set<Post>().Where(p => p.TopicId == from.Id && p.Number == 1).Select(p => p.Id).FirstAsync(ct);
        var (answer, answers) = (from.AcceptedPostId, new AnswersMoved(from, into));
        var change = kept.Add(into, TopicDeed.Merged, reason, behind, from.Id, count, answer is { } id ? ChangeWords.Id(id) : null);
        db.Audit(kept.Actor, AuditAction.TopicMerged, new("topic", from.Id), kept.Now, change.Reason, $"-> topic:{into.Id}", place: from.Board.Place, whom: from.AuthorId);
        await db.SaveChangesAsync(ct);
        kept.TellConcerned(change);
        await MovedRows.All(db, change.Id, from.Id, into.Id, behind, ct);
        await MovedCases.Follow(db, into, ct);
        await MovedMarks.Merged(db, from.Id, into.Id, behind, change.Id, kept.Now, ct);
        await Empty(kept, from, into, ct);
        await TopicCounts.Renew(db, from, into, ct);
        if (into.Kind == TopicKind.Question)
        {
            into.AcceptedPostId ??= answer;
        }

        foreach (var thing in along)
        {
            await thing.Merged(db, from, into, ct);
        }

        db.Tell(new PostsMoved(from.Id, into.Id, first, count, into.GroupId, into.Public) { Settles = answers.Settles(emptied: from) });
        return new Kept(into.Id, change.Id);
    }

    /// <summary>A topic without posts is seen by nobody any more; its address leads to where they are. Its pin and its timers wait for the day when that is undone.</summary>
    internal static async Task Empty(KeptTopic kept, Topic topic, Topic into, CancellationToken ct)
    {
        await TopicCounts.Seen(kept.Db, topic, false, ct);
        topic.MergedIntoId = into.Id;
    }
}
