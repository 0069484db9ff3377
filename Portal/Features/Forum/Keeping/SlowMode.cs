using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>How long a member waits between two posts in a topic that is slow.</summary>
internal static class SlowMode
{
    /// <summary>Why this person may not reply yet, or null.</summary>
    public static async Task<Problem?> Wait(PortalDb db, Standing standing, long topicId, NumberedTopic topic, DateTime now, CancellationToken ct)
    {
        if (KeepingRules.IsFree(standing, topic.Board) || await NextAt(db, standing, topicId, topic.SlowMinutes, now, ct) is not { } at)
        {
            return null;
        }

        var wait = at - now;
        return new(ProblemKind.TooMany, typeof(ForumText), "SlowMode", null, topic.SlowMinutes, (int)Math.Ceiling(wait.TotalMinutes)) { RetryAfter = wait };
    }

    /// <summary>When this person may reply again, or null where they may already. A post that they deleted counts: else that were the way around.</summary>
    public static async Task<DateTime?> NextAt(PortalDb db, Standing standing, long topicId, int minutes, DateTime now, CancellationToken ct)
    {
        var since = now.AddMinutes(-minutes);
        var last = await db.Set<Post>().Where(p => p.TopicId == topicId && p.AuthorId == standing.AccountId && p.CreatedAt > since).MaxAsync(p => (DateTime?)p.CreatedAt, ct);
        return last?.AddMinutes(minutes);
    }
}
