using Microsoft.EntityFrameworkCore;
using Portal.Platform.Cli;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>What a topic says of its votes and of who has the same question is true, and an idea stands where its last step says.</summary>
internal sealed class VoiceCheck : ICheck
{
    private const int Most = 1000;

    public string Name => "forum: votes, me-toos and ideas";

    public async Task<IReadOnlyList<string>> Faults(PortalDb db, CancellationToken ct)
    {
        var counts = await (
            from t in db.Set<Topic>()
            let votes = db.Set<IdeaVote>().Count(v => v.TopicId == t.Id)
            let meToos = db.Set<MeToo>().Count(m => m.TopicId == t.Id)
            where t.VoteCount != votes || t.MeTooCount != meToos
            orderby t.Id
            select new { t.Id, t.VoteCount, votes, t.MeTooCount, meToos }).Take(Most).ToListAsync(ct);
        var states = await (
            from t in db.Set<Topic>()
            where t.Kind == TopicKind.Idea
            let last = db.Set<IdeaChange>().Where(c => c.TopicId == t.Id).OrderByDescending(c => c.Number).Select(c => (IdeaState?)c.State).FirstOrDefault() ?? IdeaState.Open
            where t.IdeaState != last
            orderby t.Id
            select new { t.Id, t.IdeaState, last }).Take(Most).ToListAsync(ct);
        return
        [
            .. counts.Select(c => $"topic {c.Id} says {c.VoteCount} votes and {c.MeTooCount} me-toos, and has {c.votes} and {c.meToos}"),
            .. states.Select(s => $"the idea {s.Id} says {s.IdeaState}, and its last step {s.last}"),
        ];
    }
}
