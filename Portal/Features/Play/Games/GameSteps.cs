using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Features.Play;

/// <summary>What one kind of game does when its next stage is due.</summary>
internal interface IGameSteps
{
    /// <summary>Which kind.</summary>
    GameKind What { get; }

    /// <summary>Does it, inside a deed that has locked the game, and says what is due next: <see cref="Game.Reach"/>.</summary>
    Task Step(PortalDb db, Game it, DateTime now, CancellationToken ct);
}

/// <summary>
/// Brings games to their next stage at its time. Each step is one transaction that locks the game and looks whether it is still due: however many servers run and wherever one is killed, it is done once and whole.
/// One that a moderator has hidden stands still until it is shown again.
/// </summary>
internal sealed class GameSteps(Database database, IEnumerable<IGameSteps> kinds, TimeProvider time) : IJob
{
    private const int AtOnce = 200;

    private readonly Dictionary<GameKind, IGameSteps> kinds = kinds.ToDictionary(k => k.What);

    public string Name => "game-steps";

    public TimeSpan Every => TimeSpan.FromSeconds(10);

    public async Task Run(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var due = await database.Read(db => db.Set<Game>().Where(g => g.DueAt <= now && !g.Hidden).OrderBy(g => g.DueAt).Select(g => g.Id).Take(AtOnce).ToListAsync(ct));
        List<Exception> failed = [];
        foreach (var id in due)
        {
            try
            {
                await database.Write(db => Step(db, id, now, ct), ct); // each a deed of its own: a large one holds up nobody else's, and neither does one that fails
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failed.Add(e);
            }
        }

        if (failed.Count > 0)
        {
            throw new AggregateException(failed);
        }
    }

    private async Task<Result<Nothing>> Step(PortalDb db, long id, DateTime now, CancellationToken ct)
    {
        if (await db.LockGame(id, ct) is { Hidden: false } it && it.DueAt <= now)
        {
            await kinds[it.What].Step(db, it, now, ct);
        }

        return default(Nothing);
    }
}
