using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>The cases of the queue that somebody owns or is on, where they may not decide them any more: without them they wait for whoever claims them.</summary>
internal sealed class HeldCases : IStaffWork
{
    private const int AtOnce = 100;

    public async Task GiveBack(PortalDb db, Actor by, long accountId, Standing left, DateTime now, CancellationToken ct)
    {
        if (left.IsModerator)
        {
            return;
        }

        var places = left.Places.Words;
        var ids = await db.Set<Case>().Where(c => c.State == CaseState.Open && !places.Contains(c.Place) && c.Kind != CaseKind.Chat && c.Kind != CaseKind.Question && (c.AssigneeId == accountId || (c.ClaimedById == accountId && c.ClaimedUntil > now)))
            .OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(ct);
        foreach (var chunk in ids.Chunk(AtOnce))
        {
            List<long> some = [.. chunk];
            await db.Lock<Case>(some, ct);
            foreach (var it in await db.Set<Case>().AsTracking().Where(c => some.Contains(c.Id) && c.State == CaseState.Open).OrderBy(c => c.Id).ToListAsync(ct))
            {
                db.AssignCase(it, it.AssigneeId == accountId ? null : it.AssigneeId, by, null, now);
            }
        }
    }
}
