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

    /// <summary>Gives the voters of one idea a vote for another, each one at most, and tells how many are new there. Both must be locked.</summary>
    public static Task<int> Lend(PortalDb db, long fromId, long toId, CancellationToken ct) => db.Do(Copy, ct, fromId, toId);

    /// <summary>The same for good: the first idea has none any more.</summary>
    public static async Task<int> Move(PortalDb db, long fromId, long toId, CancellationToken ct)
    {
        var moved = await Lend(db, fromId, toId, ct);
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
