using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>The rows of <see cref="IdeaVote"/>, and the count of them that each idea keeps.</summary>
internal static class IdeaVotes
{
    private const string Copy =
        """
        INSERT INTO "IdeaVotes" ("TopicId", "AccountId", "At") SELECT @1, "AccountId", "At" FROM "IdeaVotes" WHERE "TopicId" = @0
        ON CONFLICT ("TopicId", "AccountId") DO NOTHING
        """;

    /// <summary>How many of a member's votes stand on ideas that are not settled. One on an idea that was taken from view does not count: nobody could take it back.</summary>
    public static Task<int> Open(PortalDb db, long accountId, CancellationToken ct) =>
        db.Set<IdeaVote>().CountAsync(
            v => v.AccountId == accountId && db.Set<Topic>().Any(t => t.Id == v.TopicId && !t.Hidden && IdeaRules.Unsettled.Contains(t.IdeaState)), ct);

    /// <summary>Counts a vote in or out.</summary>
    public static Task Count(PortalDb db, long topicId, int by, CancellationToken ct) =>
        db.Set<Topic>().Where(t => t.Id == topicId).ExecuteUpdateAsync(t => t.SetProperty(x => x.VoteCount, x => x.VoteCount + by), ct);

    /// <summary>Moves the votes of one idea to another, and tells how many members are new there. Both must be locked.</summary>
    public static async Task<int> Move(PortalDb db, long fromId, long toId, CancellationToken ct)
    {
        var moved = await db.Do(Copy, ct, fromId, toId);
        await db.Set<IdeaVote>().Where(v => v.TopicId == fromId).ExecuteDeleteAsync(ct);
        return moved;
    }

    /// <summary>Those who voted were told of an earlier step of the idea; the next one is told in its place.</summary>
    public static Task ForgetTold(PortalDb db, long votedId, long firstPostId, CancellationToken ct)
    {
        var voters = db.Set<IdeaVote>().Where(v => v.TopicId == votedId).Select(v => v.AccountId);
        return db.Set<Notification>().Where(n => voters.Contains(n.AccountId) && n.SubjectId == firstPostId && n.Kind == NotificationKind.Idea).ExecuteDeleteAsync(ct);
    }
}
