using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>Clubs as places that have moderators of their own, beside their hosts: their board and their room.</summary>
internal sealed class ModeratedClubs : IModeratedPlace
{
    public string Kind => ModeratedPlaces.Club;

    public Task<IReadOnlyList<NamedPlace>> Find(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct) => Named(Seen(db, standing).Where(c => ids.Contains(c.Id)), ct);

    public Task<IReadOnlyList<NamedPlace>> List(PortalDb db, Standing standing, int most, CancellationToken ct) => Named(Seen(db, standing).OrderBy(c => c.Name).ThenBy(c => c.Id).Take(most), ct);

    private static IQueryable<Club> Seen(PortalDb db, Standing standing) => standing.IsAdmin ? db.Set<Club>() : db.Set<Club>().SeenBy(db, standing);

    private async Task<IReadOnlyList<NamedPlace>> Named(IQueryable<Club> clubs, CancellationToken ct) =>
        (await clubs.Select(c => new { c.Id, c.Name, c.Slug }).ToListAsync(ct)).ConvertAll(c => new NamedPlace(new(Kind, c.Id), c.Name, $"/clubs/{c.Slug}"));
}
