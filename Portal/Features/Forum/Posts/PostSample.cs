using Microsoft.EntityFrameworkCore;
using Portal.Commons.Screening;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Shows admins what a watched word would do: the categories in which it can count, and the newest posts.</summary>
internal sealed class PostSample : IScreenedSample
{
    private const int MostPlaces = 500;

    public async Task<IReadOnlyList<string>> Latest(PortalDb db, int most, CancellationToken ct) =>
        await db.Set<Post>().Where(p => p.DeletedAt == null).OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id).Take(most).Select(p => p.Body).ToListAsync(ct);

    public async Task<IReadOnlyList<ScreenedPlaceName>> Places(PortalDb db, CancellationToken ct)
    {
        var rows = await db.Set<Category>().OrderBy(c => c.GroupId != null).ThenBy(c => c.Position).ThenBy(c => c.Id).Take(MostPlaces).Select(c => new { c.Id, c.Name, c.GroupId }).ToListAsync(ct);
        return rows.ConvertAll(c => new ScreenedPlaceName(new Board(c.Id, c.GroupId).Place.ToString(), c.Name));
    }
}
