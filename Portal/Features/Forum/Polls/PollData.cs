using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Cli;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>What somebody voted: it is in their export, and goes with them.</summary>
internal sealed class PollData(Database database) : IPersonalData
{
    public string Name => "pollVotes";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => (
        from b in db.Set<PollBallot>()
        join p in db.Set<Poll>() on b.PollId equals p.Id
        where b.AccountId == accountId
        orderby b.PollId
        select new { p.TopicId, p.Question, b.Choices, b.At }));

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        await db.Set<Poll>().Where(p => db.Set<PollBallot>().Any(b => b.PollId == p.Id && b.AccountId == accountId)).ExecuteUpdateAsync(p => p.SetProperty(x => x.Version, x => x.Version + 1), ct);
        await db.Set<PollBallot>().Where(b => b.AccountId == accountId).ExecuteDeleteAsync(ct);
    }
}

/// <summary>What topics say of their polls is true.</summary>
internal sealed class PollCheck : ICheck
{
    public string Name => "forum: polls";

    public async Task<IReadOnlyList<string>> Faults(PortalDb db, CancellationToken ct)
    {
        var wrong = await db.Set<Topic>().Where(t => t.HasPoll != db.Set<Poll>().Any(p => p.TopicId == t.Id)).OrderBy(t => t.Id).Select(t => new { t.Id, t.HasPoll }).Take(1000).ToListAsync(ct);
        return [.. wrong.Select(t => $"topic {t.Id} {(t.HasPoll ? "says that it has a poll, and has none" : "has a poll, and does not say so")}")];
    }
}
