using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Platform.Live;

/// <summary>
/// Reads the outbox in order and speaks each row on the bus: once per node, in the same order on all of them.
/// Looks once a second even when nobody called, because a verb on the command line writes from another process.
/// </summary>
internal sealed class NewsDispatcher(Database database, NewsSignal signal, NewsLog log, LiveBus bus, INodeWire wire, ILogger<NewsDispatcher> logger) : BackgroundService
{
    private const int Batch = 500;

    /// <summary>What is told in quick succession is read together, in a flood more of it; the first news after a silence never waits.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(8);

    private static readonly TimeSpan FloodBreath = TimeSpan.FromMilliseconds(25);
    private const int Flood = 16;

    private TaskCompletionSource reading = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when all that was committed before this call has been spoken on this node.</summary>
    public Task CatchUp(CancellationToken ct)
    {
        var next = Volatile.Read(ref reading).Task;
        signal.Set();
        return next.WaitAsync(ct);
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await log.Load(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await database.Lend(db => DispatchAll(db, stoppingToken), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(e, "The outbox could not be read.");
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<Nothing> DispatchAll(PortalDb db, CancellationToken stop)
    {
        OneConnection.Others(); // who hears of news reads on their own
        while (true)
        {
            await signal.Wait(TimeSpan.FromSeconds(1), stop);
            var read = await ReadAll(db, stop);
            await Task.Delay(read < Flood ? Breath : FloodBreath, stop);
        }
    }

    private async Task<int> ReadAll(PortalDb db, CancellationToken ct)
    {
        var done = Interlocked.Exchange(ref reading, new(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            var (read, last) = (0, Batch);
            for (; last == Batch; read += last)
            {
                last = await Dispatch(db, ct);
            }

            done.TrySetResult();
            return read;
        }
        catch (Exception e)
        {
            done.TrySetException(e);
            throw;
        }
    }

    private async Task<int> Dispatch(PortalDb db, CancellationToken ct)
    {
        if (!db.IsSqlite && await Number(db, ct) > 0)
        {
            wire.Wake();
        }

        var rows = await OutboxRows.After(db, log.LastSeq, Batch, ct);
        foreach (var row in rows)
        {
            log.Add(row);
            bus.Speak(row);
        }

        return rows.Count;
    }

    /// <summary>
    /// Gives numbers to rows that were committed without one. Transactions commit in another order than they take ids,
    /// so a number may only be given once the row can be seen, and by one node at a time.
    /// </summary>
    private static async Task<int> Number(PortalDb db, CancellationToken ct)
    {
        if (!await db.Set<NewsRow>().AnyAsync(n => n.Seq == null, ct))
        {
            return 0;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(7105)", ct);
        var numbered = await db.Database.ExecuteSqlRawAsync(
            """
            UPDATE "News" n SET "Seq" = f.base + f.place
            FROM (SELECT "Id", row_number() OVER (ORDER BY "Id") AS place, (SELECT coalesce(max("Seq"), 0) FROM "News") AS base
                  FROM "News" WHERE "Seq" IS NULL ORDER BY "Id" LIMIT 500) f
            WHERE n."Id" = f."Id"
            """,
            ct);
        await transaction.CommitAsync(ct);
        return numbered;
    }
}
