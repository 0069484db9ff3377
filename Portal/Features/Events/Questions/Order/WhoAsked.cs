using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Events;

/// <summary>The clubs in whose question hours somebody asked or answered.</summary>
internal sealed class WhoAsked : IWroteAt
{
    public async Task<IReadOnlyList<Subject>> Among(PortalDb db, long accountId, IReadOnlyCollection<Subject> places, CancellationToken ct)
    {
        List<long> clubs = [.. places.Where(p => p.Kind == ModeratedPlaces.Club).Select(p => p.Id)];
        var found = await (
            from x in db.Set<HourEntry>()
            join e in db.Set<Event>() on x.EventId equals e.Id
            where x.AuthorId == accountId && e.GroupId != null && clubs.Contains(e.GroupId.Value)
            select e.GroupId!.Value).Distinct().ToListAsync(ct);
        return found.ConvertAll(id => new Subject(ModeratedPlaces.Club, id));
    }
}
