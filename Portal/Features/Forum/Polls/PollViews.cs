using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;

namespace Portal.Features.Forum;

/// <summary>A poll as one reader sees it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="MostChoices">How many options may be chosen.</param>
/// <param name="Results">When the results are shown.</param>
/// <param name="Options">The options; an option's number is its place, from 1.</param>
/// <param name="ClosesAt">When it closes by itself, or null.</param>
/// <param name="ClosedAt">When it was closed, or null.</param>
/// <param name="Voters">How many voted.</param>
/// <param name="Count">How the votes stand; null where this reader may not see it yet.</param>
public sealed record PollView(
    long Id, string Question, PollKind Kind, int MostChoices, PollResults Results, IReadOnlyList<string> Options, DateTime? ClosesAt, DateTime? ClosedAt, int Voters, PollCount? Count)
{
    /// <summary>What the reader chose, in their order; empty where they did not vote.</summary>
    public IReadOnlyList<int> Mine { get; init; } = [];

    /// <summary>Why the reader may not vote, or null.</summary>
    public Problem? MayNotVote { get; init; }

    /// <summary>The reader may close it or take it away.</summary>
    public bool MayManage { get; init; }

    /// <summary>Who does that says why: the reader did not start the topic.</summary>
    public bool NeedsReason { get; init; }
}

/// <summary>What pages and the API read of polls.</summary>
public sealed class PollViews(Database database, SharedViews shared, TimeProvider time)
{
    /// <summary>The poll of a topic that the actor may see, or null.</summary>
    public async Task<PollView?> Of(Actor actor, long topicId, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (standing, found) = await database.Read(db => Find(db, actor, topicId, now, ct));
        if (found is null)
        {
            return null;
        }

        var (poll, mine, count, closed) = (found.Poll, found.Mine, await Counted(found.Poll), found.Poll.IsClosed(now));
        return new(
            poll.Id, poll.Question, poll.Kind, poll.MostChoices, poll.Results, poll.Options, poll.ClosesAt, closed ? poll.ClosedAt ?? poll.ClosesAt : null, count.Voters,
            PollRules.MaySeeResults(poll.Results, closed, mine is not null) ? count : null)
        {
            Mine = mine is null ? [] : PollBallot.Read(mine),
            MayNotVote = KeepingRules.MayNotTouch(standing, found.Board, found.Archived) ?? (closed ? Problem.Conflict<ForumText>("PollIsClosed") : null),
            MayManage = PollRules.MayNotManage(standing, found.Board, found.Starter, found.Archived) is null && !found.Above,
            NeedsReason = found.Starter.Id != standing.AccountId,
        };
    }

    private static async Task<(Standing Standing, Found? Found)> Find(PortalDb db, Actor actor, long topicId, DateTime now, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, now, ct);
        var me = standing.AccountId;
        var found = await (
            from t in db.Set<Topic>().SeenBy(standing)
            join p in db.Set<Poll>() on t.Id equals p.TopicId
            join a in db.Set<Account>() on t.AuthorId equals a.Id
            where t.Id == topicId
            select new Found(p, t.CategoryId, t.GroupId, new PostAuthor(a.Id, a.Roles), t.ArchivedAt != null, db.Set<PollBallot>().Where(b => b.PollId == p.Id && b.AccountId == me).Select(b => b.Choices).FirstOrDefault())).FirstOrDefaultAsync(ct);
        return (standing, found is null ? null : found with { Above = await KeptTopics.HostAbove(db, standing, found.Board, found.Starter.Id, ct) is not null });
    }

    private Task<PollCount> Counted(Poll poll) => shared.Get(("poll", poll.Id, poll.Version), () => Count(poll));

    private async Task<PollCount> Count(Poll poll)
    {
        await using var db = database.Open();
        var ballots = await db.Set<PollBallot>().Where(b => b.PollId == poll.Id).GroupBy(b => b.Choices).Select(g => new { g.Key, Times = g.Count() }).ToListAsync();
        return PollCount.Of(poll.Kind, poll.Options.Count, ballots.ConvertAll(b => (PollBallot.Read(b.Key), b.Times)));
    }

    private sealed record Found(Poll Poll, long CategoryId, long? GroupId, PostAuthor Starter, bool Archived, string? Mine)
    {
        public Board Board => new(CategoryId, GroupId);

        /// <summary>Who started the topic runs the club, and its hosts made the reader a moderator.</summary>
        public bool Above { get; init; }
    }
}
