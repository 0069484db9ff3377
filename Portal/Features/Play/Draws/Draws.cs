using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Play;

/// <summary>Announces lucky draws, and takes entries for them.</summary>
public sealed class Draws(Announcing announcing, Database database, RateLimits limits, TimeProvider time)
{
    /// <summary>Announces a draw with a prize for each place. Its seed is made here, and what is published of it cannot be changed any more.</summary>
    public Task<Result<long>> Announce(Actor actor, GamePlan plan, IReadOnlyList<string> prizes, bool hostsEnter, string? key, CancellationToken ct)
    {
        var lines = prizes.Select(p => p.Trim()).Where(p => p.Length > 0).ToList();
        var seed = DrawProof.NewSeed();
        return announcing.Announce(
            actor, GameKind.Draw, plan, string.Join('\n', lines), points: 0, Wrong(lines),
            (db, it) =>
            {
                db.Add(new Draw { GameId = it.Id, Seed = seed, Commitment = DrawProof.Commit(seed), HostsEnter = hostsEnter });
                return Task.FromResult<Problem?>(null);
            },
            key, ct);
    }

    /// <summary>Enters a draw. Twice is as good as once.</summary>
    public Task<Result<Nothing>> Enter(Actor actor, long id, CancellationToken ct) => Change(actor, id, async (db, it, standing, mine, now) =>
    {
        if (mine is not null)
        {
            return null;
        }

        if (it.Taking >= Draw.MostEntries)
        {
            return Problem.Conflict<PlayText>("DrawIsFull", Draw.MostEntries);
        }

        var hosts = await db.Set<Draw>().Where(d => d.GameId == id).Select(d => d.HostsEnter).FirstAsync(ct);
        if (PlayRules.MayNotEnter(standing, it, hosts, isIn: false, now) is { } refused)
        {
            return refused;
        }

        var (me, salt) = (standing.AccountId!.Value, DrawProof.NewSalt());
        db.Add(new DrawEntry { GameId = id, AccountId = me, Salt = salt, Hash = DrawProof.EntryHash(id, salt, me), At = now });
        it.Taking++;
        return null;
    }, ct);

    /// <summary>Takes one's entry back.</summary>
    public Task<Result<Nothing>> Withdraw(Actor actor, long id, CancellationToken ct) => Change(actor, id, (db, it, _, mine, _) =>
    {
        if (mine is not null)
        {
            db.Remove(mine);
            it.Taking--;
        }

        return Task.FromResult<Problem?>(null);
    }, ct);

    private Task<Result<Nothing>> Change(Actor actor, long id, Func<PortalDb, Game, Standing, DrawEntry?, DateTime, Task<Problem?>> change, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        return database.Write<Nothing>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                if (!(await db.EnterGame(actor, id, GameKind.Draw, now, ct)).Try(out var entered, out var unseen))
                {
                    return unseen;
                }

                var (it, standing) = entered;
                if ((PlayRules.MayNotTakePart(standing, it, now) ?? pace()) is { } refused)
                {
                    return refused;
                }

                var me = standing.AccountId!.Value;
                var mine = await db.Set<DrawEntry>().AsTracking().FirstOrDefaultAsync(e => e.GameId == id && e.AccountId == me, ct);
                if (await change(db, it, standing, mine, now) is { } problem)
                {
                    return problem;
                }

                if (db.ChangeTracker.HasChanges())
                {
                    db.Tell(new GamePlayed(id)); // not where it was so already
                }

                return default(Nothing);
            },
            ct);
    }

    private static Problem? Wrong(List<string> prizes) =>
        prizes.Count is < 1 or > Draw.MostPrizes ? Problem.Invalid<PlayText>("prizes", "PrizesFrom", Draw.MostPrizes)
        : prizes.Exists(p => p.Length > Draw.MostPrize || p.AsSpan().ContainsAny('\n', '\r')) ? Problem.Invalid<PlayText>("prizes", "PrizeTooLong", Draw.MostPrize)
        : null;
}
