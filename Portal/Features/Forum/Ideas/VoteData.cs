using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>The ideas that somebody voted for: in their export, and gone with them.</summary>
internal sealed class VoteData(Database database) : IPersonalData
{
    public string Name => "votes";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<IdeaVote>().Where(v => v.AccountId == accountId).OrderBy(v => v.TopicId)
        .Select(v => new { v.TopicId, v.At }));

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        var theirs = db.Set<IdeaVote>().Where(v => v.AccountId == accountId);
        await db.Set<Topic>().Where(t => theirs.Any(v => v.TopicId == t.Id)).ExecuteUpdateAsync(t => t.SetProperty(x => x.VoteCount, x => x.VoteCount - 1), ct);
        await theirs.ExecuteDeleteAsync(ct);
    }
}
