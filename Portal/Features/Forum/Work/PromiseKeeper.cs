using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Features.Forum;

/// <summary>
/// Watches the clock for questions: when the members' time is over it becomes the staff's turn, and when an answer was not given as soon as it was promised, a case is
/// opened, once. A question that was taken from view or archived waits until it comes back.
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

    private static async Task<Subject?> PlaceOf(PortalDb db, long topicId, CancellationToken ct) =>
        (await db.Set<Topic>().FirstOrDefaultAsync(t => t.Id == topicId, ct))?.Board.Place;

    private async Task<Result<Nothing>> Look(PortalDb db, long topicId, CancellationToken ct)
    {
        var now = Now;
        if (await db.FindWork(topicId, ct) is not { } work || await db.Set<Topic>().AnyAsync(t => t.Id == topicId && (t.Hidden || t.ArchivedAt != null), ct))
        {
            return default(Nothing);
        }

        if (work.OursAt <= now || work.DueAt <= now)
        {
            work.OursAt = null;
            await db.Move(work, work.State is WorkState.New or WorkState.LookedAt ? WorkState.WaitingForUs : work.State, Actor.System, "", now, ct);
        }

        if (work.DueAt <= now)
        {
            var it = await db.OpenCase(CaseKind.Question, WorkSteps.CaseOf(topicId), await PlaceOf(db, topicId, ct), Actor.System, now, ct);
            it.Due = work.DueAt;
            if (work.OwnerId is { } owner && it.AssigneeId != owner)
            {
                db.AssignCase(it, owner, Actor.System, null, now);
            }

            (work.CaseId, work.DueAt) = (it.Id, null);
            work.Version++;
            db.Tell(new WorkChanged(topicId));
        }

        return default(Nothing);
    }
}
