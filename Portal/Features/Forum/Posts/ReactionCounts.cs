using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>How many gave each reaction to a post, in the order of the reactions' names. Equal where the numbers are, so that posts that look alike are known to.</summary>
public sealed class ReactionCounts(IDictionary<string, int> counts) : SortedDictionary<string, int>(counts, StringComparer.Ordinal)
{
    /// <summary>Nobody reacted.</summary>
    public static ReactionCounts None { get; } = new(new Dictionary<string, int>());

    /// <summary>The counts by post, for posts to which somebody reacted, with one query for all.</summary>
    internal static async Task<Dictionary<long, ReactionCounts>> Read(PortalDb db, IReadOnlyList<long> postIds, CancellationToken ct) =>
        (await db.Set<Reaction>().Where(r => postIds.Contains(r.PostId))
            .GroupBy(r => new { r.PostId, r.Name }).Select(g => new { g.Key.PostId, g.Key.Name, Count = g.Count() }).ToListAsync(ct))
        .GroupBy(r => r.PostId).ToDictionary(post => post.Key, post => new ReactionCounts(post.ToDictionary(r => r.Name, r => r.Count)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ReactionCounts other && this.SequenceEqual(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Values.Sum();
}
