using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>The topics that one of the staff looks after, those that are done too: without them they wait for whoever takes them.</summary>
internal sealed class OwnedTopics : IStaffWork
{
    public async Task GiveBack(PortalDb db, Actor by, long accountId, Standing left, DateTime now, CancellationToken ct)
    {
        if (left is { IsStaff: true, Banned: false })
        {
            return;
        }

        var ids = await db.Set<TopicWork>().Where(w => w.OwnerId == accountId).Select(w => w.Id).ToListAsync(ct);
        foreach (var chunk in ids.Chunk(100))
        {
            List<long> some = [.. chunk];
            await db.Lock<TopicWork>(some, ct);
            var given = await db.Set<TopicWork>().AsTracking().Where(w => some.Contains(w.Id) && w.OwnerId == accountId).OrderBy(w => w.Id).ToListAsync(ct);
            await db.AuditWork(by, AuditAction.TopicHandedOver, given.ConvertAll(w => w.Id), now, null, "-> nobody", ct);
            foreach (var work in given)
            {
                await db.Assign(work, null, by, null, now, ct);
            }
        }
    }
}
