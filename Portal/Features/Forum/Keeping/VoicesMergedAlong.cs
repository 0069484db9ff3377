using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>
/// Votes and "me too" go along when a topic is merged into another of its kind: each member is counted there once. The rows stay where they were, too, where nobody
/// sees or counts them any more: by them the merge is undone.
/// </summary>
internal sealed class VoicesMergedAlong : IMergedAlong
{
    private const string CopyMeToos =
        """
        INSERT INTO "MeToos" ("TopicId", "AccountId", "At") SELECT @1, "AccountId", "At" FROM "MeToos" WHERE "TopicId" = @0 AND "AccountId" <> @2
        ON CONFLICT ("TopicId", "AccountId") DO NOTHING
        """;

    public async Task Merged(PortalDb db, Topic from, Topic into, CancellationToken ct)
    {
        if (from.Kind == into.Kind && into.Kind == TopicKind.Idea)
        {
            into.VoteCount += await IdeaVotes.Lend(db, from.Id, into.Id, ct);
        }
        else if (from.Kind == into.Kind && into.Kind == TopicKind.Question)
        {
            into.MeTooCount += await db.Do(CopyMeToos, ct, from.Id, into.Id, into.AuthorId);
        }
    }

    public async Task Unmerged(PortalDb db, Topic from, Topic into, CancellationToken ct)
    {
        var votes = db.Set<IdeaVote>().Where(v => v.TopicId == from.Id);
        var meToos = db.Set<MeToo>().Where(m => m.TopicId == from.Id);
        into.VoteCount -= await db.Set<IdeaVote>().Where(v => v.TopicId == into.Id && votes.Any(o => o.AccountId == v.AccountId && o.At == v.At)).ExecuteDeleteAsync(ct);
        into.MeTooCount -= await db.Set<MeToo>().Where(m => m.TopicId == into.Id && meToos.Any(o => o.AccountId == m.AccountId && o.At == m.At)).ExecuteDeleteAsync(ct);
    }
}
