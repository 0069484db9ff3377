using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>How many gave each reaction to posts.</summary>
internal static class ReactionCounts
{
    private static readonly SortedDictionary<string, int> None = [];

    /// <summary>The counts by post, each in the order of the reactions' names, with one query for all.</summary>
    public static async Task<Dictionary<long, SortedDictionary<string, int>>> Read(PortalDb db, IReadOnlyList<long> postIds, CancellationToken ct) =>
        (await db.Set<Reaction>().Where(r => postIds.Contains(r.PostId))
            .GroupBy(r => new { r.PostId, r.Name }).Select(g => new { g.Key.PostId, g.Key.Name, Count = g.Count() }).ToListAsync(ct))
        .GroupBy(r => r.PostId).ToDictionary(post => post.Key, post => new SortedDictionary<string, int>(post.ToDictionary(r => r.Name, r => r.Count), StringComparer.Ordinal));

    /// <summary>Those of one post; none where nobody reacted.</summary>
    public static IReadOnlyDictionary<string, int> Of(this Dictionary<long, SortedDictionary<string, int>> counts, long postId) => counts.GetValueOrDefault(postId, None);
}
