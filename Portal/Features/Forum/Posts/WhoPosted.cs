using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>The categories, and the clubs on whose boards somebody posted.</summary>
internal sealed class WhoPosted : IWroteAt
{
    public async Task<IReadOnlyList<Subject>> Among(PortalDb db, long accountId, IReadOnlyCollection<Subject> places, CancellationToken ct)
    {
        List<long> categories = [.. places.Where(p => p.Kind == ModeratedPlaces.Category).Select(p => p.Id)];
        List<long> clubs = [.. places.Where(p => p.Kind == ModeratedPlaces.Club).Select(p => p.Id)];
        var found = await (
            from p in db.Set<Post>()
            join t in db.Set<Topic>() on p.TopicId equals t.Id
            where p.AuthorId == accountId && (t.GroupId == null ? categories.Contains(t.CategoryId) : clubs.Contains(t.GroupId.Value))
            select new { t.CategoryId, t.GroupId }).Distinct().ToListAsync(ct);
        return [.. found.Select(at => new Board(at.CategoryId, at.GroupId).Place).Distinct()];
    }
}
