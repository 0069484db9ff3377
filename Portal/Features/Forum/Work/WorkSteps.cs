using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>What happens to the work on a topic, for use inside deeds: they have asked who may.</summary>
internal static class WorkSteps
{
    /// <summary>The case about a topic.</summary>
    public static Subject CaseOf(long topicId) => new("topic", topicId);

    /// <summary>Lines of the log about the work on some topics: with where these stand, and whose they are.</summary>
    public static async Task AuditWork(this PortalDb db, Actor actor, AuditAction action, IReadOnlyCollection<long> topicIds, DateTime now, string? note, string details, CancellationToken ct)
    {
        foreach (var topic in await db.Set<Topic>().Where(t => topicIds.Contains(t.Id)).OrderBy(t => t.Id).Select(t => new { t.Id, t.CategoryId, t.GroupId, t.AuthorId }).ToListAsync(ct))
        {
            db.Audit(actor, action, CaseOf(topic.Id), now, note, details, place: new Board(topic.CategoryId, topic.GroupId).Place, whom: topic.AuthorId);
        }
    }

    /// <summary>The work on a topic, locked until the deed ends, or null.</summary>
    public static async Task<TopicWork?> FindWork(this PortalDb db, long topicId, CancellationToken ct)
    {
        await db.Lock<TopicWork>(topicId, ct);
        return await db.Set<TopicWork>().AsTracking().FirstOrDefaultAsync(w => w.Id == topicId, ct);
    }

    /// <summary>
    /// Begins the work on a question that a member asked, with the promise of its category; null, and nothing begun, for any other topic. One way for all, whoever comes
    /// first: the portal, or staff who take it up. It must have been seen that there is none yet.
    /// </summary>
    /// <param name="db">The deed's context.</param>
    /// <param name="topicId">The topic.</param>
    /// <param name="wait">How long it is left to the members where its category says nothing; zero for no end to that.</param>
    /// <param name="from">A wait that was over before is not begun; null where all are.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<TopicWork?> BeginWork(this PortalDb db, long topicId, TimeSpan wait, DateTime? from, CancellationToken ct)
    {
        var question = await (
            from t in db.Set<Topic>()
            join c in db.Set<Category>() on t.CategoryId equals c.Id
            join a in db.Set<Account>() on t.AuthorId equals a.Id
            where t.Id == topicId && t.Kind == TopicKind.Question && a.Roles == Roles.None
            select new { t.CreatedAt, Accepted = t.AcceptedPostId != null, c.MembersHours, c.PromisedHours }).FirstOrDefaultAsync(ct);
        if (question is null)
        {
            return null;
        }

        var waits = wait > TimeSpan.Zero && question.PromisedHours is null && !(question.CreatedAt + wait <= from) ? question.CreatedAt + wait : (DateTime?)null;
        var work = new TopicWork
        {
            Id = topicId,
            Since = question.CreatedAt,
            State = question.Accepted ? WorkState.Done : WorkState.New, // answered before anybody looked
            OursAt = question.Accepted ? null : question.MembersHours is { } members ? question.CreatedAt.AddHours(members) : waits,
            DueAt = question.Accepted ? null : question.PromisedHours is { } promised ? question.CreatedAt.AddHours(promised) : null,
        };
        db.Add(work);
        db.Tell(new WorkChanged(topicId));
        return work;
    }

    /// <summary>Moves it to a state. With the last step of it go the promise and its case.</summary>
    public static async Task Move(this PortalDb db, TopicWork work, WorkState state, Actor actor, string outcome, DateTime now, CancellationToken ct)
    {
        if (work.State != state)
        {
            (work.State, work.Since) = (state, now);
            work.Version++;
            db.Tell(new WorkChanged(work.Id));
        }

        if (state is WorkState.WaitingForCustomer or WorkState.Done)
        {
            (work.OursAt, work.DueAt) = (null, null);
            await db.CloseItsCase(work, actor, outcome, now, ct);
        }
    }

    /// <summary>Gives it an owner, or none, and its case too.</summary>
    public static async Task Assign(this PortalDb db, TopicWork work, long? ownerId, Actor actor, string? note, DateTime now, CancellationToken ct)
    {
        work.OwnerId = ownerId;
        work.Version++;
        db.Tell(new WorkChanged(work.Id));
        if (work.CaseId is { } id && await db.FindCase(CaseKind.Question, id, ct) is { State: CaseState.Open } it)
        {
            db.AssignCase(it, ownerId, actor, note, now);
        }
    }

    /// <summary>An answer was accepted, and that settles it; or that was taken back, and it is ours again.</summary>
    public static async Task Settle(this PortalDb db, long topicId, bool settled, Actor actor, DateTime now, CancellationToken ct)
    {
        if (await db.FindWork(topicId, ct) is not { } work)
        {
            return;
        }

        if (settled)
        {
            work.RemindAt = null;
            await db.Move(work, WorkState.Done, actor, "accepted", now, ct);
        }
        else if (work.State == WorkState.Done)
        {
            await db.Move(work, WorkState.WaitingForUs, actor, "", now, ct);
        }
    }

    /// <summary>The same by what the topic says now. One that was merged into another is looked after there: here nothing is left to do.</summary>
    public static async Task Settle(this PortalDb db, long topicId, Actor actor, DateTime now, CancellationToken ct)
    {
        if (await db.FindWork(topicId, ct) is not { } work) // locked before the topic is read: who accepts an answer meanwhile settles it after this
        {
            return;
        }

        var topic = await db.Set<Topic>().Where(t => t.Id == topicId).Select(t => new { t.AcceptedPostId, t.MergedIntoId }).FirstAsync(ct);
        if (topic.MergedIntoId is null)
        {
            await db.Settle(topicId, topic.AcceptedPostId is not null, actor, now, ct);
            return;
        }

        work.RemindAt = null;
        await db.Move(work, WorkState.Done, actor, "merged", now, ct);
    }

    /// <summary>Somebody other than who asked has answered: where nothing was promised, that is what its case waited for.</summary>
    public static async Task Answered(this PortalDb db, TopicWork work, DateTime now, CancellationToken ct)
    {
        if (work.CaseId is { } id && await db.Set<Case>().AnyAsync(c => c.Id == id && c.Due == null, ct))
        {
            await db.CloseItsCase(work, Actor.System, "answered", now, ct);
        }
    }

    private static async Task CloseItsCase(this PortalDb db, TopicWork work, Actor actor, string outcome, DateTime now, CancellationToken ct)
    {
        if (work.CaseId is not { } id)
        {
            return;
        }

        work.CaseId = null;
        work.Version++;
        db.Tell(new WorkChanged(work.Id));
        if (await db.FindCase(CaseKind.Question, id, ct) is { State: CaseState.Open } it)
        {
            db.CloseCase(it, actor, outcome, null, now);
        }
    }
}
