using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Features.Forum;

/// <summary>
/// What follows from topics and replies by itself: the work on a question begins, and moves with who writes and with where its answer goes; ideas that lead to one that went
/// from view say so no more.
/// Behind the deeds, so that who writes does not wait for it.
/// </summary>
internal sealed class FollowUp(Database database, MovedAnswers answers, ForumSettings settings, TimeProvider time) : INewsConsumer
{
    public string Name => "forum-follow-up";

    public int AtOnce => 500;

    public async Task Handle(IReadOnlyList<NewsRow> batch, CancellationToken ct)
    {
        var news = batch.Select(row => row.Item).OfType<ForumNews>().ToList();
        foreach (var started in news.OfType<TopicStarted>())
        {
            await database.Write(db => Begin(db, started, ct), ct);
        }

        foreach (var moves in await Moves(news.OfType<ReplyPosted>().ToList(), ct))
        {
            await database.Write(db => Move(db, moves, ct), ct);
        }

        await answers.Follow(news, ct);

        foreach (var sight in news.OfType<SightNews>().Where(s => s.Number == 1))
        {
            await database.Write(db => TellLinked(db, sight.TopicId, ct), ct);
        }
    }

    /// <summary>The replies of a batch that move the work on their topics, in their order. Most move nothing, and cost no more than these two questions.</summary>
    private async Task<IReadOnlyList<TopicMoves>> Moves(IReadOnlyList<ReplyPosted> replies, CancellationToken ct)
    {
        if (replies.Count == 0)
        {
            return [];
        }

        var (topics, authors) = (replies.Select(r => r.TopicId).Distinct().ToList(), replies.Select(r => r.AuthorId).Distinct().ToList());
        await using var db = database.Open();
        var works = await (
            from w in db.Set<TopicWork>()
            join t in db.Set<Topic>() on w.Id equals t.Id
            where topics.Contains(w.Id)
            select new { w.Id, w.State, w.Number, w.RemindAt, w.Reminders, t.AuthorId, t.Kind, Accepted = t.AcceptedPostId != null, Waits = db.Set<Case>().Any(c => c.Id == w.CaseId && c.Due == null) }).ToDictionaryAsync(w => w.Id, ct);
        var staff = (await db.Set<Account>().Where(a => authors.Contains(a.Id) && a.Roles != Roles.None).Select(a => a.Id).ToListAsync(ct)).ToHashSet();

        return
        [
            .. from topic in replies.GroupBy(r => r.TopicId)
               where works.ContainsKey(topic.Key)
               let work = works[topic.Key]
               let written = topic.Where(r => r.Number > work.Number).OrderBy(r => r.Number).Select(r => new Reply(r.Number, r.AuthorId == work.AuthorId, staff.Contains(r.AuthorId))).ToList()
               where written.Exists(r => r.ByAsker
                   ? work.RemindAt is not null || WorkRules.After(work.State, byAsker: true, r.ByStaff, work.Accepted) != work.State
                   : r.ByStaff || work.Waits || Reminds(work.Kind, work.Accepted, work.RemindAt, work.Reminders))
               select new TopicMoves(topic.Key, written), // with all that was written there: what comes after a move may move it again
        ];
    }

    private async Task<Result<Nothing>> Move(PortalDb db, TopicMoves moves, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.FindWork(moves.TopicId, ct) is not { } work)
        {
            return default(Nothing);
        }

        var topic = await db.Set<Topic>().FirstAsync(t => t.Id == work.Id, ct);
        var numbers = moves.Replies.Select(r => r.Number).ToList();
        var seen = (await db.Set<Post>().Where(p => p.TopicId == work.Id && numbers.Contains(p.Number) && !p.Hidden && p.DeletedAt == null).Select(p => p.Number).ToListAsync(ct)).ToHashSet();
        foreach (var reply in moves.Replies.Where(r => r.Number > work.Number && seen.Contains(r.Number)))
        {
            var accepted = topic.AcceptedPostId is not null;
            work.Number = reply.Number;
            work.RemindAt = reply.ByAsker ? null : Reminds(topic.Kind, accepted, work.RemindAt, work.Reminders) ? now + settings.RemindAfter : work.RemindAt;
            await db.Move(work, WorkRules.After(work.State, reply.ByAsker, reply.ByStaff, accepted), Actor.System, "answered", now, ct);
            if (!reply.ByAsker)
            {
                await db.Answered(work, now, ct);
            }
        }

        return default(Nothing);
    }

    private async Task<Result<Nothing>> Begin(PortalDb db, TopicStarted started, CancellationToken ct)
    {
        if (await db.FindWork(started.TopicId, ct) is null) // or staff had taken it up already
        {
            await db.BeginWork(started.TopicId, settings.UnansweredAfter, null, ct);
        }

        return default(Nothing);
    }

    private static async Task<Result<Nothing>> TellLinked(PortalDb db, long topicId, CancellationToken ct)
    {
        var linked = await (
            from c in db.Set<IdeaChange>()
            join t in db.Set<Topic>() on c.TopicId == topicId ? c.OfId : c.TopicId equals (long?)t.Id
            where c.OfId != null && (c.TopicId == topicId || c.OfId == topicId)
            select new { t.Id, t.GroupId, t.Public }).Distinct().ToListAsync(ct);
        foreach (var idea in linked)
        {
            db.Tell(new IdeaLinksChanged(idea.Id, idea.GroupId, idea.Public));
        }

        return default(Nothing);
    }

    private bool Reminds(TopicKind kind, bool accepted, DateTime? already, int reminders) =>
        kind == TopicKind.Question && !accepted && already is null && reminders < AnswerReminders.Most && settings.RemindAfter > TimeSpan.Zero;

    private sealed record Reply(int Number, bool ByAsker, bool ByStaff);

    private sealed record TopicMoves(long TopicId, IReadOnlyList<Reply> Replies);
}
