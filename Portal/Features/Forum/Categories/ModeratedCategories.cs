using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Categories of the forum as places that have moderators of their own. The board of a club is part of the club.</summary>
internal sealed class ModeratedCategories : IModeratedPlace
{
    public string Kind => ModeratedPlaces.Category;

    public Task<IReadOnlyList<NamedPlace>> Find(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct) => Named(Own(db, standing).Where(c => ids.Contains(c.Id)), ct);

    public Task<IReadOnlyList<NamedPlace>> List(PortalDb db, Standing standing, int most, CancellationToken ct) => Named(Own(db, standing).OrderBy(c => c.Position).ThenBy(c => c.Id).Take(most), ct);

    private static IQueryable<Category> Own(PortalDb db, Standing standing) => db.Set<Category>().SeenBy(standing).Where(c => c.GroupId == null);

    private async Task<IReadOnlyList<NamedPlace>> Named(IQueryable<Category> categories, CancellationToken ct) =>
        (await categories.Select(c => new { c.Id, c.Name, c.Slug }).ToListAsync(ct)).ConvertAll(c => new NamedPlace(new(Kind, c.Id), c.Name, $"/c/{c.Slug}"));
}
