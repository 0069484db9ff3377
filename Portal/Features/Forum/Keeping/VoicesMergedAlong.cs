using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
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

    public Problem? MayNot(Topic from, Topic into) => (from.Kind, into.Kind) == (TopicKind.Idea, TopicKind.Idea) ? IdeaRules.MayNotLend(from, into) : null;

    public async Task Merged(PortalDb db, Topic from, Topic into, CancellationToken ct)
    {
        if (from.Kind == into.Kind && into.Kind == TopicKind.Idea)
        {
            into.VoteCount += await IdeaVotes.Lend(db, from.Id, into.Id, ct);
            TellVotes(db, from, into);
        }
        else if (from.Kind == into.Kind && into.Kind == TopicKind.Question)
        {
            into.MeTooCount += await db.Do(CopyMeToos, ct, from.Id, into.Id, into.AuthorId);
            TellMeToos(db, from, into);
        }
    }

    public async Task Unmerged(PortalDb db, Topic from, Topic into, CancellationToken ct)
    {
        var votes = db.Set<IdeaVote>().Where(v => v.TopicId == from.Id);
        var meToos = db.Set<MeToo>().Where(m => m.TopicId == from.Id);
        var fewerVotes = await db.Set<IdeaVote>().Where(v => v.TopicId == into.Id && votes.Any(o => o.AccountId == v.AccountId && o.At == v.At)).ExecuteDeleteAsync(ct);
        var fewerMeToos = await db.Set<MeToo>().Where(m => m.TopicId == into.Id && meToos.Any(o => o.AccountId == m.AccountId && o.At == m.At)).ExecuteDeleteAsync(ct);
        (into.VoteCount, into.MeTooCount) = (into.VoteCount - fewerVotes, into.MeTooCount - fewerMeToos);
        if (fewerVotes > 0)
        {
            TellVotes(db, from, into);
        }

        if (fewerMeToos > 0)
        {
            TellMeToos(db, from, into);
        }
    }

    // Whoever has one of the two open looks again whether theirs is counted there.
    private static void TellVotes(PortalDb db, params Topic[] topics) => Array.ForEach(topics, t => db.Tell(new VotesChanged(t.Id, t.GroupId, t.Public)));

    private static void TellMeToos(PortalDb db, params Topic[] topics) => Array.ForEach(topics, t => db.Tell(new MeTooChanged(t.Id, t.GroupId, t.Public)));
}
