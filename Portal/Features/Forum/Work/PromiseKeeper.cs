using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Features.Forum;

/// <summary>
/// Watches the clock for questions: when the members' time is over it becomes the staff's turn, and when an answer was not given as soon as it was promised, a case is
/// opened, once. Where nothing was promised there is one when the members' time is over and nobody has answered. A question that was taken from view or archived waits until it
/// comes back.
/// </summary>
internal sealed class PromiseKeeper(Database database, TimeProvider time) : IJob
{
    private const int AtOnce = 200;

    public string Name => "question-promises";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task Run(CancellationToken ct)
    {
        foreach (var id in await Due(ct))
        {
            await database.Write(db => Look(db, id, ct), ct);
        }

        if (await database.Read(db => QuestionWeight.Growing(db, Now).AnyAsync(ct)))
        {
            await database.Write(db => Grow(db, ct), ct);
        }
    }

    private Task<List<long>> Due(CancellationToken ct)
    {
        var now = Now;
        return database.Read(async db =>
        {
            var works = db.Set<TopicWork>().Where(w => db.Set<Topic>().Any(t => t.Id == w.Id && !t.Hidden && t.ArchivedAt == null));
            var ours = await works.Where(w => w.OursAt <= now).OrderBy(w => w.OursAt).Select(w => w.Id).Take(AtOnce).ToListAsync(ct);
            var late = await works.Where(w => w.DueAt <= now).OrderBy(w => w.DueAt).Select(w => w.Id).Take(AtOnce).ToListAsync(ct);
            return ours.Union(late).ToList();
        });
    }

    private async Task<Result<Nothing>> Look(PortalDb db, long topicId, CancellationToken ct)
    {
        var now = Now;
        if (await db.FindWork(topicId, ct) is not { } work || await db.Set<Topic>().FirstOrDefaultAsync(t => t.Id == topicId, ct) is not { Hidden: false, ArchivedAt: null } topic)
        {
            return default(Nothing);
        }

        var (over, late) = (work.OursAt <= now, work.DueAt <= now);
        if (over || late)
        {
            var (promised, answered) = (work.DueAt is not null, await IsAnswered(db, topic, ct));
            work.OursAt = null;
            if (promised || !answered || await db.Set<Category>().AnyAsync(c => c.Id == topic.CategoryId && c.MembersHours != null, ct)) // what members answer among themselves is ours where an admin says so
            {
                await db.Move(work, work.State is WorkState.New or WorkState.LookedAt ? WorkState.WaitingForUs : work.State, Actor.System, "", now, ct);
            }

            if (late || (!promised && !answered))
            {
                await Open(db, work, topic, now, ct);
            }
        }

        return default(Nothing);
    }

    private static async Task Open(PortalDb db, TopicWork work, Topic topic, DateTime now, CancellationToken ct)
    {
        var it = await db.OpenCase(CaseKind.Question, WorkSteps.CaseOf(topic.Id), topic.Board.Place, Actor.System, now, ct);
        (it.Due, it.Weight) = (work.DueAt, Math.Max(it.Weight, QuestionWeight.Least));
        if (work.OwnerId is { } owner && it.AssigneeId != owner)
        {
            db.AssignCase(it, owner, Actor.System, null, now);
        }

        (work.CaseId, work.DueAt) = (it.Id, null);
        work.Version++;
        db.Tell(new WorkChanged(topic.Id));
    }

    private static Task<bool> IsAnswered(PortalDb db, Topic topic, CancellationToken ct) =>
        db.Set<Post>().AnyAsync(p => p.TopicId == topic.Id && p.AuthorId != topic.AuthorId && !p.Hidden && p.DeletedAt == null, ct);

    private async Task<Result<Nothing>> Grow(PortalDb db, CancellationToken ct)
    {
        await QuestionWeight.Grow(db, Now, ct);
        return default(Nothing);
    }
}
