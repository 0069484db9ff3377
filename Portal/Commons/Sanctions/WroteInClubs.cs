using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>A room in which all that is written stands in clubs, and in no category.</summary>
public abstract class WroteInClubs : IWroteAt
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Subject>> Among(PortalDb db, long accountId, IReadOnlyCollection<Subject> places, CancellationToken ct)
    {
        List<long> clubs = [.. places.Where(p => p.Kind == ModeratedPlaces.Club).Select(p => p.Id)];
        var found = await ClubsOf(db, accountId).Where(id => clubs.Contains(id)).Distinct().ToListAsync(ct);
        return found.ConvertAll(id => new Subject(ModeratedPlaces.Club, id));
    }

    /// <summary>The clubs in which somebody wrote anything that is kept, each as often as it comes.</summary>
    protected abstract IQueryable<long> ClubsOf(PortalDb db, long accountId);
}
