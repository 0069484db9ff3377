using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Events;

/// <summary>
/// What somebody asked and answered in question hours, for their export. It was said before others and stays; their votes, and that they were a guest, go with them.
/// </summary>
internal sealed class HourData(Database database) : IPersonalData
{
    public string Name => "questionHours";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<HourEntry>()
        .Where(x => x.AuthorId == accountId).OrderBy(x => x.Id).Select(x => new { x.EventId, x.Number, x.QuestionId, x.Body, x.At, x.EditedAt, x.DeletedAt, x.Votes, x.State, x.Reason }));

    public Task Lock(PortalDb db, long accountId, CancellationToken ct) => db.LockEventsOf(accountId, ct);

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        await db.Set<HourGuest>().Where(g => g.AccountId == accountId).ExecuteDeleteAsync(ct);
        await db.LockEventsOf(accountId, ct);
        var events = await db.VotedBy(accountId).Distinct().ToListAsync(ct);
        var questions = QuestionsOf(db, accountId);
        await db.Set<HourEntry>().Where(x => questions.Contains(x.Id)).ExecuteUpdateAsync(x => x.SetProperty(e => e.Votes, e => e.Votes - 1), ct);
        await db.Set<HourVote>().Where(v => v.AccountId == accountId).ExecuteDeleteAsync(ct);
        foreach (var id in events)
        {
            db.Tell(new HourChanged(id));
        }
    }

    private static IQueryable<long> QuestionsOf(PortalDb db, long accountId) => db.Set<HourVote>().Where(v => v.AccountId == accountId).Select(v => v.QuestionId);
}

/// <summary>The questions that somebody would have liked to be answered, for their export.</summary>
internal sealed class HourVoteExport(Database database) : IPersonalData
{
    public string Name => "questionHourVotes";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db =>
        from v in db.Set<HourVote>()
        join x in db.Set<HourEntry>() on v.QuestionId equals x.Id
        where v.AccountId == accountId
        orderby x.Id
        select new { x.EventId, x.Number });
}

/// <summary>The question hours in which somebody is a guest, for their export.</summary>
internal sealed class HourGuestExport(Database database) : IPersonalData
{
    public string Name => "questionHourGuest";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<HourGuest>().Where(g => g.AccountId == accountId).OrderBy(g => g.EventId).Select(g => new { g.EventId, g.At }));
}
