using Microsoft.EntityFrameworkCore;
using Portal.Commons.Reactions;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Reads how many reacted to posts.</summary>
internal static class PostReactions
{
    /// <summary>The counts by post, for posts to which somebody reacted, with one query for all.</summary>
    public static async Task<Dictionary<long, ReactionCounts>> Read(PortalDb db, IReadOnlyList<long> postIds, CancellationToken ct) =>
        ReactionCounts.ByThing((await db.Set<Reaction>().Where(r => postIds.Contains(r.PostId))
            .GroupBy(r => new { r.PostId, r.Name }).Select(g => new { g.Key.PostId, g.Key.Name, Count = g.Count() }).ToListAsync(ct)).Select(r => (r.PostId, r.Name, r.Count)));
}
