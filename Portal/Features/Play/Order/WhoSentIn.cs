using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>The clubs to whose contests somebody sent something in.</summary>
internal sealed class WhoSentIn : IWroteAt
{
    public async Task<IReadOnlyList<Subject>> Among(PortalDb db, long accountId, IReadOnlyCollection<Subject> places, CancellationToken ct)
    {
        List<long> clubs = [.. places.Where(p => p.Kind == ModeratedPlaces.Club).Select(p => p.Id)];
        var found = await (
            from x in db.Set<ContestEntry>()
            join g in db.Set<Game>() on x.GameId equals g.Id
            where x.AuthorId == accountId && clubs.Contains(g.GroupId)
            select g.GroupId).Distinct().ToListAsync(ct);
        return found.ConvertAll(id => new Subject(ModeratedPlaces.Club, id));
    }
}
