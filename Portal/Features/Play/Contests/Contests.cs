using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>How a contest is decided.</summary>
/// <param name="VotesUntil">Until when it is voted on, in UTC.</param>
/// <param name="EntriesEach">How many entries each may send in, at most 5.</param>
/// <param name="VotesEach">How many votes each has, at most 10.</param>
/// <param name="Jury">The names of those who decide; nobody where the members do.</param>
/// <param name="Points">The points for the first place, at most 100.</param>
public sealed record ContestPlan(DateTime VotesUntil, int EntriesEach, int VotesEach, IReadOnlyList<string> Jury, int Points);

/// <summary>Announces contests.</summary>
public sealed class Contests(Announcing announcing)
{
    private static readonly TimeSpan ShortestVote = TimeSpan.FromMinutes(5);

    /// <summary>Announces a contest.</summary>
    public Task<Result<long>> Announce(Actor actor, GamePlan plan, ContestPlan contest, string? key, CancellationToken ct)
    {
        var names = contest.Jury.Select(name => name.Trim().TrimStart('@')).Where(name => name.Length > 0).ToList();
        return announcing.Announce(
            actor, GameKind.Contest, plan, "", contest.Points, Wrong(plan, contest, names.Count),
            async (db, it) =>
            {
                db.Add(new Contest { GameId = it.Id, VotesUntil = contest.VotesUntil, EntriesEach = contest.EntriesEach, VotesEach = contest.VotesEach, ByJury = names.Count > 0 });
                return await Seat(db, it, names, ct);
            },
            key, ct);
    }

    /// <summary>Puts together the jury: members of the group.</summary>
    private static async Task<Problem?> Seat(PortalDb db, Game it, List<string> names, CancellationToken ct)
    {
        var wanted = names.Select(LookupNames.Of).Distinct().ToList();
        var found = await (
            from a in db.Set<Account>()
            where wanted.Contains(a.NormalizedUserName!) && db.Set<Membership>().Any(m => m.GroupId == it.GroupId && m.AccountId == a.Id && !m.Waiting)
            select new { a.Id, Name = a.NormalizedUserName! }).ToListAsync(ct);
        if (names.Find(name => !found.Exists(f => f.Name == LookupNames.Of(name))) is { } unknown)
        {
            return Problem.Invalid<PlayText>("jury", "NoSuchJuror", unknown);
        }

        db.AddRange(found.Select(f => new ContestJuror { GameId = it.Id, AccountId = f.Id }));
        return null;
    }

    private static Problem? Wrong(GamePlan plan, ContestPlan contest, int jurors) =>
        contest.EntriesEach is < 1 or > Contest.MostEach ? Problem.Invalid<PlayText>("entriesEach", "EntriesEachFrom", Contest.MostEach)
        : contest.VotesEach is < 1 or > Contest.MostVotes ? Problem.Invalid<PlayText>("votesEach", "VotesEachFrom", Contest.MostVotes)
        : contest.Points is < 0 or > PlayPoint.Most ? Problem.Invalid<PlayText>("points", "PointsUpTo", PlayPoint.Most)
        : jurors > Contest.MostJurors ? Problem.Invalid<PlayText>("jury", "JuryUpTo", Contest.MostJurors)
        : contest.VotesUntil < plan.ClosesAt + ShortestVote ? Problem.Invalid<PlayText>("votesUntil", "VotesEndTooSoon", ShortestVote.Minutes)
        : contest.VotesUntil > plan.ClosesAt + GamePlan.Longest ? Problem.Invalid<PlayText>("votesUntil", "ClosesTooLate", GamePlan.Longest.Days)
        : null;
}
