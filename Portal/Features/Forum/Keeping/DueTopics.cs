using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Features.Forum;

/// <summary>
/// Does to topics what was set for a time that has come. Each in a transaction of its own, with the timer that goes with it: a process that is killed leaves it for
/// the next, and nothing is done twice.
/// </summary>
internal sealed class DueTopics(Database database, TimeProvider time) : IJob
{
    private const int AtOnce = 100;

    public string Name => "due-topics";

    public TimeSpan Every => TimeSpan.FromSeconds(5);

    public async Task Run(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var due = await database.Read(db => Due(db, now).OrderBy(t => t.At).Take(AtOnce).ToListAsync(ct));
        foreach (var timer in due)
        {
            await database.Write(db => Do(db, timer, now, ct), ct);
        }
    }

    /// <summary>Those of a topic that was merged wait until that is undone, and in the archive nothing closes or opens.</summary>
    private static IQueryable<TopicTimer> Due(PortalDb db, DateTime now) =>
        db.Set<TopicTimer>().Where(t => t.At <= now && db.Set<Topic>().Any(x => x.Id == t.TopicId && x.MergedIntoId == null && (x.ArchivedAt == null || t.Deed == TimedDeed.Unpin || t.Deed == TimedDeed.Unslow)));

    private static async Task<Result<Kept>> Do(PortalDb db, TopicTimer due, DateTime now, CancellationToken ct)
    {
        await db.Lock<Topic>(due.TopicId, ct);
        var topic = await db.Set<Topic>().AsTracking().FirstAsync(t => t.Id == due.TopicId, ct);
        if (await Due(db, now).Where(t => t.TopicId == due.TopicId && t.Deed == due.Deed).ExecuteDeleteAsync(ct) == 0)
        {
            return default(Kept); // somebody thought better of it meanwhile
        }

        var actor = due.ById is { } by ? Actor.Member(by) : Actor.System;
        var kept = new KeptTopic(db, actor, await Standing.Of(db, Actor.System, now, ct), topic, null, now) { Author = await KeptTopics.AuthorOf(db, topic, ct) };
        return due.Deed switch
        {
            TimedDeed.Close => await TopicStates.Close(kept, due.Reason, await Left(kept, ct), ct),
            TimedDeed.Open => await TopicStates.Open(kept, due.Reason, await Left(kept, ct), ct),
            TimedDeed.Unslow => await TopicStates.Slow(kept, 0, null, due.Reason, ct),
            _ => await TopicStates.Pin(kept, null, null, due.Reason, ct),
        };
    }

    /// <summary>What is still to come. What was before cannot be again: its time has come.</summary>
    private static async Task<TimersSet> Left(KeptTopic kept, CancellationToken ct) =>
        new(null, TopicTimers.Words(await TopicTimers.Of(kept.Db, kept.Topic.Id, ct), TopicTimers.OfClosing));
}
