using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Live;

namespace Portal.Features.Forum;

/// <summary>The deeds on ideas: members vote within a budget, staff say where an idea stands and merge duplicates.</summary>
public sealed class Ideas(Database database, RateLimits limits, ForumSettings settings, LiveBus bus, TimeProvider time)
{
    /// <summary>What is whispered on a member's own channel when they voted, or took a vote back.</summary>
    public const string Voted = "votes-changed";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Votes for an idea (<paramref name="on"/>), or takes the vote back. Doing it twice is as good as once.</summary>
    public async Task<Result<Nothing>> Vote(Actor actor, long topicId, bool on, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Reactions, actor);
        var result = await database.Write<Nothing>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, Now, ct);
                await db.Lock<Topic>(topicId, ct);
                if (await db.Set<Topic>().SeenBy(standing).FirstOrDefaultAsync(t => t.Id == topicId, ct) is not { } topic)
                {
                    return Problem.NotFound;
                }

                if (IdeaRules.MayNotVote(standing, topic.Kind, topic.IdeaState, topic.Board, topic.ArchivedAt is not null) is { } problem)
                {
                    return problem;
                }

                return standing.AccountId is { } me ? await Vote(db, topic, me, on, pace, ct) : Problem.SignIn;
            },
            ct);
        if (result.Done)
        {
            bus.Whisper(StandingChanged.Channel(actor.AccountId!.Value), Voted, "{}");
        }

        return result;
    }

    /// <summary>Says where an idea stands, with the staff's word. <paramref name="version"/>, where given, is the number of the step that was seen last.</summary>
    public Task<Result<Nothing>> SetState(Actor actor, long topicId, IdeaState state, string? word, int? version, CancellationToken ct) =>
        Bounds.Check("word", word, IdeaChange.MostWord) is { } unfit ? Task.FromResult<Result<Nothing>>(unfit)
        : state == IdeaState.Duplicate ? Task.FromResult<Result<Nothing>>(Problem.Invalid<ForumText>("state", "DuplicateOfWhat"))
        : !Enum.IsDefined(state) ? Task.FromResult<Result<Nothing>>(Problem.Invalid<KernelText>("state", "UnknownValue", state))
        : Decide(actor, topicId, null, version, ct, async (db, by, idea, _, last) =>
        {
            if (idea.IdeaState != state || last?.Word != word!.Trim())
            {
                await Step(db, actor, by, idea, last, state, word!.Trim(), null, ct);
            }

            return null;
        });

    /// <summary>
    /// Merges an idea into another that wants the same: its votes go there, each member counted once, and it takes none any more. Who had voted for both has one vote back.
    /// </summary>
    public Task<Result<Nothing>> Merge(Actor actor, long topicId, long intoId, string? word, int? version, CancellationToken ct) =>
        Bounds.Check("word", word, IdeaChange.MostWord, min: 0) is { } unfit ? Task.FromResult<Result<Nothing>>(unfit)
        : Decide(actor, topicId, intoId, version, ct, async (db, by, idea, into, last) =>
        {
            if (IdeaRules.MayNotMerge(idea, into) is { } problem)
            {
                return problem;
            }

            into!.VoteCount += await IdeaVotes.Move(db, idea.Id, into.Id, ct);
            idea.VoteCount = 0;
            await Step(db, actor, by, idea, last, IdeaState.Duplicate, word?.Trim() ?? "", into.Id, ct);
            db.Tell(new VotesChanged(into.Id, into.GroupId, into.Public));
            return null;
        });

    private async Task<Result<Nothing>> Vote(PortalDb db, Topic topic, long me, bool on, Func<Problem?> pace, CancellationToken ct)
    {
        await db.Lock<Account>(me, ct); // a member's votes are counted one after another, wherever they go
        var given = await db.Set<IdeaVote>().AsTracking().FirstOrDefaultAsync(v => v.TopicId == topic.Id && v.AccountId == me, ct);
        if (given is not null == on)
        {
            return default(Nothing);
        }

        if ((on ? IdeaRules.OverBudget(await IdeaVotes.Open(db, me, ct), settings.OpenVotes) : null) is { } problem)
        {
            return problem;
        }

        if (pace() is { } tooMany)
        {
            return tooMany;
        }

        if (given is null)
        {
            db.Add(new IdeaVote { TopicId = topic.Id, AccountId = me, At = Now });
        }
        else
        {
            db.Remove(given);
        }

        await IdeaVotes.Count(db, topic.Id, on ? 1 : -1, ct);
        db.Tell(new VotesChanged(topic.Id, topic.GroupId, topic.Public));
        return default(Nothing);
    }

    /// <summary>Loads an idea, and the other one where there are two, for the staff's decision; asks the rule, and whether it still stands where they saw it.</summary>
    private Task<Result<Nothing>> Decide(
        Actor actor, long topicId, long? otherId, int? version, CancellationToken ct, Func<PortalDb, long, Topic, Topic?, IdeaChange?, Task<Problem?>> decide)
    {
        var pace = limits.Once(Limited.Edits, actor);
        return database.Write<Nothing>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, Now, ct);
                List<long> ids = otherId is { } other ? [topicId, other] : [topicId];
                await db.Lock<Topic>(ids, ct);
                var topics = await db.Set<Topic>().AsTracking().SeenBy(standing).Where(t => ids.Contains(t.Id)).ToListAsync(ct);
                if (topics.Find(t => t.Id == topicId) is not { } idea)
                {
                    return Problem.NotFound;
                }

                if (IdeaRules.MayNotDecide(standing, idea.Kind, idea.ArchivedAt is not null) is { } problem)
                {
                    return problem;
                }

                if (standing.AccountId is not { } me)
                {
                    return Problem.SignIn;
                }

                var last = await db.Set<IdeaChange>().Where(c => c.TopicId == topicId).OrderByDescending(c => c.Number).FirstOrDefaultAsync(ct);
                if (version is { } seen && seen != (last?.Number ?? 0))
                {
                    return Problem.Changed;
                }

                if ((pace() ?? await decide(db, me, idea, topics.Find(t => t.Id == otherId), last)) is { } refused)
                {
                    return refused;
                }

                return default(Nothing);
            },
            ct);
    }

    private async Task Step(PortalDb db, Actor actor, long by, Topic idea, IdeaChange? last, IdeaState state, string word, long? ofId, CancellationToken ct)
    {
        var change = new IdeaChange { TopicId = idea.Id, Number = (last?.Number ?? 0) + 1, State = state, Word = word, OfId = ofId, ById = by, At = Now };
        db.Add(change);
        db.Audit(
            actor, ofId is null ? AuditAction.IdeaStateSet : AuditAction.IdeaMerged, new("topic", idea.Id), Now, word.Length == 0 ? null : word,
            ofId is null ? $"{idea.IdeaState} -> {state}" : $"-> topic:{ofId}", place: idea.Board.Place, whom: idea.AuthorId);
        idea.IdeaState = state;
        await db.SaveChangesAsync(ct);
        var first = await db.Set<Post>().Where(p => p.TopicId == idea.Id && p.Number == 1).Select(p => p.Id).FirstAsync(ct);
        await IdeaVotes.ForgetTold(db, ofId ?? idea.Id, first, ct);
        db.Tell(new IdeaStateChanged(idea.Id, first, change.Id, EnumWords.Of(state), ofId, idea.GroupId, idea.Public));
    }
}
