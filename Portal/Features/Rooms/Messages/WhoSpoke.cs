using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Rooms;

/// <summary>The clubs in whose rooms somebody spoke.</summary>
internal sealed class WhoSpoke : IWroteAt
{
    public async Task<IReadOnlyList<Subject>> Among(PortalDb db, long accountId, IReadOnlyCollection<Subject> places, CancellationToken ct)
    {
        List<long> clubs = [.. places.Where(p => p.Kind == ModeratedPlaces.Club).Select(p => p.Id)];
        var found = await db.Set<Room>().Where(r => r.GroupId != null && clubs.Contains(r.GroupId.Value) && db.Set<RoomMessage>().Any(m => m.AuthorId == accountId && m.RoomId == r.Id))
            .Select(r => r.GroupId!.Value).Distinct().ToListAsync(ct);
        return found.ConvertAll(id => new Subject(ModeratedPlaces.Club, id));
    }
}
