using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Which posts are answers.</summary>
internal static class AnswerPosts
{
    /// <summary>The topics of those of these posts that are, or were, their answers, each once: what was the answer until it was hidden or deleted may be it again.</summary>
    public static async Task<List<long>> TopicsAnsweredBy(this PortalDb db, IReadOnlyList<long> postIds, CancellationToken ct) => postIds.Count == 0 ? [] : await db.Set<Post>()
        .Where(p => postIds.Contains(p.Id) && (p.WasAnswer == true || db.Set<Topic>().Any(t => t.Id == p.TopicId && t.AcceptedPostId == p.Id)))
        .Select(p => p.TopicId).Distinct().ToListAsync(ct);
}
