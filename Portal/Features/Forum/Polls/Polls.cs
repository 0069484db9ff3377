using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Forum;

/// <summary>The deeds on polls.</summary>
public sealed class Polls(Database database, RateLimits limits, Screening screening, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Puts a poll under a topic that has none.</summary>
    public async Task<Result<Nothing>> Add(Actor actor, long topicId, NewPoll poll, CancellationToken ct)
    {
        var text = await screening.Read([new("question", poll.Question, IsHtml: false), .. poll.Options.Select(o => new ScreenedPart("options", o, IsHtml: false))], trapped: false, ct);
        return await Change(actor, topicId, Limited.Posting, Changed, async (db, standing, topic) =>
        {
            var starter = await KeptTopics.AuthorOf(db, topic, ct);
            var problem = await MayNotManage(db, standing, topic, starter, ct)
                ?? PollRules.Check(poll, Now)
                ?? (topic.HasPoll ? Problem.Conflict<ForumText>("PollThere") : null)
                ?? (await screening.Judge(db, standing, text, new(ScreenedUse.Name, topic.CategoryId, topic.GroupId), Now, ct)).Refusal;
            if (problem is null)
            {
                Put(db, topic, poll, standing.AccountId!.Value, Now);
            }

            return problem;
        }, ct);
    }

    /// <summary>Gives the actor's ballot, in place of the one that they gave before.</summary>
    public Task<Result<Nothing>> Vote(Actor actor, long topicId, IReadOnlyList<int> choices, CancellationToken ct) => Give(actor, topicId, choices, ct);

    /// <summary>Takes the actor's ballot back. Twice is as good as once.</summary>
    public Task<Result<Nothing>> TakeBack(Actor actor, long topicId, CancellationToken ct) => Give(actor, topicId, null, ct);

    /// <summary>Closes a poll now; its results are there for everyone. Who did not start the topic says why.</summary>
    public Task<Result<Nothing>> Close(Actor actor, long topicId, string? reason, CancellationToken ct) =>
        Manage(actor, topicId, reason, async (kept, poll) =>
        {
            if (poll.ClosedAt is null)
            {
                poll.ClosedAt = kept.Now;
                await Note(kept, poll, TopicDeed.PollClosed, AuditAction.PollClosed, reason, ct);
            }
        }, ct);

    /// <summary>Takes a poll and its votes away for good. Where others have voted only a moderator may; who did not start the topic says why.</summary>
    public Task<Result<Nothing>> Remove(Actor actor, long topicId, string? reason, CancellationToken ct) =>
        Manage(actor, topicId, reason, async (kept, poll) =>
        {
            await kept.Db.Set<PollBallot>().Where(b => b.PollId == poll.Id).ExecuteDeleteAsync(ct);
            kept.Db.Remove(poll);
            kept.Topic.HasPoll = false;
            await Note(kept, poll, TopicDeed.PollRemoved, AuditAction.PollRemoved, reason, ct);
        }, ct, removing: true);

    private Task<Result<Nothing>> Give(Actor actor, long topicId, IReadOnlyList<int>? choices, CancellationToken ct) =>
        Change(actor, topicId, Limited.Reactions, t => new PollVoted(t.Id, t.GroupId, t.Public), async (db, standing, topic) =>
        {
            if (await PollOf(db, topic, ct) is not { } poll)
            {
                return Problem.NotFound;
            }

            if ((KeepingRules.MayNotTouch(standing, topic.Board, topic.ArchivedAt is not null) ?? Open(poll) ?? (choices is null ? null : PollRules.Check(poll, choices))) is { } refused)
            {
                return refused;
            }

            poll.Version++;
            var me = standing.AccountId!.Value;
            var ballot = await db.Set<PollBallot>().AsTracking().FirstOrDefaultAsync(b => b.PollId == poll.Id && b.AccountId == me, ct);
            var given = choices is null ? null : PollBallot.Write(poll.Kind == PollKind.Ranked ? choices : choices.Order());
            if (given is null)
            {
                db.RemoveRange(ballot is null ? [] : [ballot]);
            }
            else if (ballot is null)
            {
                db.Add(new PollBallot { PollId = poll.Id, AccountId = me, Choices = given, At = Now });
            }
            else
            {
                (ballot.Choices, ballot.At) = (given, Now);
            }

            return null;
        }, ct);

    private static void Put(PortalDb db, Topic topic, NewPoll poll, long authorId, DateTime now)
    {
        topic.HasPoll = true;
        db.Add(new Poll
        {
            TopicId = topic.Id,
            Question = poll.Question.Trim(),
            Kind = poll.Kind,
            MostChoices = poll.Kind == PollKind.Single ? 1 : poll.Kind == PollKind.Ranked ? poll.Options.Count : poll.MostChoices ?? poll.Options.Count,
            Results = poll.Results,
            Options = [.. poll.Options.Select(o => o.Trim())],
            AuthorId = authorId,
            CreatedAt = now,
            ClosesAt = poll.ClosesAt,
        });
    }

    private static Task<Poll?> PollOf(PortalDb db, Topic topic, CancellationToken ct) =>
        topic.HasPoll ? db.Set<Poll>().AsTracking().FirstOrDefaultAsync(p => p.TopicId == topic.Id, ct) : Task.FromResult<Poll?>(null);

    private static PollChanged Changed(Topic topic) => new(topic.Id, topic.GroupId, topic.Public);

    /// <summary>What somebody else does with a poll stands in the log and between the posts, and who started the topic is told. Who does it with their own owes nobody a word.</summary>
    private static async Task Note(KeptTopic kept, Poll poll, TopicDeed deed, AuditAction action, string? reason, CancellationToken ct)
    {
        if (kept.Author.Id != kept.By)
        {
            var change = kept.Add(kept.Topic, deed, reason, kept.Topic.LastNumber, null, 0);
            kept.Db.Audit(kept.Actor, action, new("topic", kept.Topic.Id), kept.Now, change.Reason, before: string.Join('\n', poll.Options.Prepend(poll.Question)), place: kept.Topic.Board.Place, whom: kept.Topic.AuthorId);
            await kept.Done(change, ct);
        }
    }

    private Problem? Open(Poll poll) => poll.IsClosed(Now) ? Problem.Conflict<ForumText>("PollIsClosed") : null;

    /// <summary>Why somebody may not make, close or take away the poll of a topic, or null.</summary>
    private static async Task<Problem?> MayNotManage(PortalDb db, Standing standing, Topic topic, PostAuthor starter, CancellationToken ct) =>
        PollRules.MayNotManage(standing, topic.Board, starter, topic.ArchivedAt is not null) ?? await KeptTopics.HostAbove(db, standing, topic.Board, starter.Id, ct);

    private Task<Result<Nothing>> Manage(Actor actor, long topicId, string? reason, Func<KeptTopic, Poll, Task> deed, CancellationToken ct, bool removing = false) =>
        Change(actor, topicId, Limited.Edits, Changed, async (db, standing, topic) =>
        {
            if (await PollOf(db, topic, ct) is not { } poll)
            {
                return Problem.NotFound;
            }

            var starter = await KeptTopics.AuthorOf(db, topic, ct);
            if ((await MayNotManage(db, standing, topic, starter, ct)
                ?? Bounds.Check("reason", reason, TopicChange.MostReason, min: starter.Id == standing.AccountId ? 0 : 1)) is { } refused)
            {
                return refused;
            }

            if (removing && !standing.Moderates(topic.Board.Place) && await db.Set<PollBallot>().AnyAsync(b => b.PollId == poll.Id && b.AccountId != standing.AccountId, ct))
            {
                return Problem.Refused<ForumText>("PollHasVotes");
            }

            await deed(new(db, actor, standing, topic, null, Now) { Author = starter }, poll);
            return null;
        }, ct);

    private Task<Result<Nothing>> Change(Actor actor, long topicId, Limited what, Func<Topic, ForumNews> news, Func<PortalDb, Standing, Topic, Task<Problem?>> deed, CancellationToken ct)
    {
        var pace = limits.Once(what, actor);
        return database.Write<Nothing>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, Now, ct);
                await db.Lock<Topic>(topicId, ct);
                var topic = await db.Set<Topic>().AsTracking().FirstOrDefaultAsync(t => t.Id == topicId, ct);
                if (topic is null || !ForumRules.MaySee(standing, topic))
                {
                    return Problem.NotFound;
                }

                if ((standing.MayNotWrite ?? await deed(db, standing, topic) ?? pace()) is { } refused)
                {
                    return refused;
                }

                db.Tell(news(topic));
                return default(Nothing);
            },
            ct).LogRefusal(database, actor, new("topic", topicId), Now, ct);
    }
}
