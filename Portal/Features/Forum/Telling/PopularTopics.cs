using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>The topics in which most was written lately, for the digest: public ones, unopened by its reader and not muted.</summary>
internal sealed class PopularTopics : IPopular
{
    private const int Most = 5;
    private const int Looked = 200;

    public async Task<IReadOnlyList<PopularThing>> Since(PortalDb db, Standing standing, DateTime since, CancellationToken ct)
    {
        var me = standing.AccountId;
        var lately = db.Set<Topic>().SeenBy(standing).NotMutedBy(db, standing, byPlace: true)
            .Where(t => t.Public && !t.Hidden && t.AuthorId != me && t.LastPostAt > since && !db.Set<TopicMark>().Any(m => m.AccountId == me && m.TopicId == t.Id))
            .OrderByDescending(t => t.LastPostAt).Take(Looked);
        var best = await lately.OrderByDescending(t => t.Score + t.PostCount).ThenByDescending(t => t.Id).Take(Most).Select(t => new { t.Id, t.Slug, t.Title }).ToListAsync(ct);
        return best.ConvertAll(t => new PopularThing(t.Title, $"/t/{t.Id}/{t.Slug}"));
    }
}
