using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>The two stages of a contest that come by themselves: it is voted on; votes are counted. One without an entry is decided at once.</summary>
internal sealed class ContestSteps : IGameSteps
{
    public GameKind What => GameKind.Contest;

    public async Task Step(PortalDb db, Game it, DateTime now, CancellationToken ct)
    {
        var entries = db.Set<ContestEntry>().AsTracking().Where(e => e.GameId == it.Id && e.WithdrawnAt == null);
        if (it.Stage == GameStage.Open && await entries.AnyAsync(ct))
        {
            await BeginVotes(db, it, now, ct);
        }
        else
        {
            await Count(db, it, await entries.OrderBy(e => e.Number).ToListAsync(ct), now, ct);
        }

        db.Tell(new GameChanged(it.Id, it.GroupId));
    }

    private static async Task BeginVotes(PortalDb db, Game it, DateTime now, CancellationToken ct)
    {
        var contest = await db.Set<Contest>().FirstAsync(c => c.GameId == it.Id, ct);
        it.Reach(GameStage.Closed, contest.VotesUntil);
        var jury = await db.Set<ContestJuror>().Where(j => j.GameId == it.Id).Select(j => j.AccountId).ToListAsync(ct);
        await GameNotice.Tell(db, jury.ConvertAll(id => new GameNotice { GameId = it.Id, AccountId = id, Kind = GameNoticeKind.Judge, At = now }), ct);
    }

    /// <summary>Adds up the votes of those who are still in the group. The same score is the same place, and the next one comes after all who share it.</summary>
    private static async Task Count(PortalDb db, Game it, List<ContestEntry> entries, DateTime now, CancellationToken ct)
    {
        var scores = await db.Set<ContestVote>().Where(v => v.GameId == it.Id && db.Set<Membership>().Any(m => m.GroupId == it.GroupId && m.AccountId == v.AccountId && !m.Waiting))
            .GroupBy(v => v.EntryId).Select(g => new { g.Key, Score = g.Sum(v => v.Points) }).ToDictionaryAsync(g => g.Key, g => g.Score, ct);
        foreach (var entry in entries)
        {
            entry.Score = entry.Hidden ? 0 : scores.GetValueOrDefault(entry.Id);
        }

        var (place, last) = (0, -1);
        foreach (var (rank, entry) in entries.OrderByDescending(e => e.Score).ThenBy(e => e.Number).Index())
        {
            (place, last) = entry.Score == last ? (place, last) : (rank + 1, entry.Score);
            (entry.Rank, entry.Place) = (rank + 1, entry.Score > 0 ? (int?)place : null);
        }

        var winners = entries.Where(e => e.Place == 1).Select(e => e.AuthorId).Distinct().ToList();
        PlayPoint.Give(db, it, PointReason.Contest, winners.Select(id => (id, it.Points)), now);
        it.Reach(GameStage.Done, null);
        await GameNotice.Tell(
            db,
            [
                .. winners.Select(id => new GameNotice { GameId = it.Id, AccountId = id, Kind = GameNoticeKind.Won, At = now }),
                new() { GameId = it.Id, AccountId = it.AuthorId, Kind = entries.Count == 0 ? GameNoticeKind.Nobody : GameNoticeKind.Decided, At = now },
            ],
            ct);
    }
}
