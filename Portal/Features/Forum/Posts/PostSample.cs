using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Lets a watched word be tried on the newest posts.</summary>
internal sealed class PostSample : IScreenedSample
{
    public async Task<IReadOnlyList<string>> Latest(PortalDb db, Subject? place, int most, CancellationToken ct)
    {
        var posts = db.Set<Post>().Where(p => p.DeletedAt == null);
        if (place is { } at)
        {
            var id = at.Id;
            var topics = at.Kind == ModeratedPlaces.Club ? db.Set<Topic>().Where(t => t.GroupId == id) : db.Set<Topic>().Where(t => t.CategoryId == id && t.GroupId == null);
            posts = posts.Where(p => topics.Any(t => t.Id == p.TopicId));
        }

        return await posts.OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id).Take(most).Select(p => p.Body).ToListAsync(ct);
    }
}
