using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Features.Forum;

/// <summary>Tells that a poll has closed when its time is over: a vote is refused from that moment on, open pages and kept ones learn of it here.</summary>
internal sealed class PollClosings(Database database, TimeProvider time) : DueJob(database, time)
{
    public override string Name => "poll-closings";

    public override TimeSpan Every => TimeSpan.FromSeconds(15);

    protected override async Task<int> Do(PortalDb db, DateTime now, CancellationToken ct)
    {
        var due = await (
            from p in db.Set<Poll>().AsTracking()
            join t in db.Set<Topic>() on p.TopicId equals t.Id
            where p.ClosesAt <= now && p.ClosedAt == null
            orderby p.ClosesAt
            select new { Poll = p, t.GroupId, t.Public }).Take(AtOnce).ToListAsync(ct);
        foreach (var one in due)
        {
            one.Poll.ClosedAt = one.Poll.ClosesAt;
            db.Tell(new PollChanged(one.Poll.TopicId, one.GroupId, one.Public));
        }

        return due.Count;
    }
}
