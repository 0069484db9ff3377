using Microsoft.EntityFrameworkCore;
using Portal.Commons.Contact;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Who follows what somebody starts knows them.</summary>
internal sealed class FollowedPeople : IAcquainted
{
    public async Task<IReadOnlyList<long>> WhoKnow(PortalDb db, long personId, IReadOnlyCollection<long> among, CancellationToken ct) =>
        await db.Set<PlaceWatch>()
            .Where(w => among.Contains(w.AccountId) && w.Kind == PlaceKind.Person && w.SubjectId == personId && w.Level != WatchLevel.Muted && w.Level != WatchLevel.Normal)
            .Select(w => w.AccountId).ToListAsync(ct);
}
