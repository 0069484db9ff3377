using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>The clubs in which somebody wrote an article, put up a file or a photo, or said a line of a download.</summary>
internal sealed class WhoFilled : IWroteAt
{
    public async Task<IReadOnlyList<Subject>> Among(PortalDb db, long accountId, IReadOnlyCollection<Subject> places, CancellationToken ct)
    {
        List<long> clubs = [.. places.Where(p => p.Kind == ModeratedPlaces.Club).Select(p => p.Id)];
        var found = await db.Set<ClubItem>().Where(i => clubs.Contains(i.ClubId) && i.AuthorId == accountId).Select(i => i.ClubId).Distinct().ToListAsync(ct);
        return found.ConvertAll(id => new Subject(ModeratedPlaces.Club, id));
    }
}
