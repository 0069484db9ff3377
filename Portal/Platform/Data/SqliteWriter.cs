using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Platform.Outbox;

namespace Portal.Platform.Data;

/// <summary>
/// On SQLite one writer works at a time. Deeds queue here, and those that wait together share one commit, so that
/// the price of <c>synchronous=FULL</c> is paid once for all of them: each has a savepoint of its own and is answered after the commit.
/// </summary>
internal sealed class SqliteWriter(DatabaseSettings settings, DbContextOptions<SqlitePortalDb> readers, NewsSignal signal, TimeProvider time) : IWriter, IAsyncDisposable
{
    private const int MostTogether = 64;

    private readonly Channel<Job> queue = Channel.CreateBounded<Job>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly Lock gate = new();
    private Task? loop;

    public async Task Run(Func<PortalDb, Task<bool>> deed, CancellationToken ct)
    {
        lock (gate)
        {
            loop ??= Task.Run(Loop, CancellationToken.None);
        }

        var job = new Job(deed, ct);
        await queue.Writer.WriteAsync(job, ct);
        await job.Answer.Task;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        if (loop is not null)
        {
            await loop;
        }
    }

    private async Task Loop()
    {
        await using var connection = new SqliteConnection(settings.ConnectionString + ";Pooling=False");
        await connection.OpenAsync();
        var options = new DbContextOptionsBuilder<SqlitePortalDb>(readers); // the same as for reading, or the model is built a second time
        SqliteOptions.Apply(options, connection);
        await using var db = new SqlitePortalDb(options.Options) { Prepared = [] };
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        var together = new List<Job>(MostTogether);
        while (await queue.Reader.WaitToReadAsync())
        {
            try
            {
                await Batch(db, together);
            }
            catch (Exception e)
            {
                together.ForEach(job => job.Fail(e));
            }

            together.Clear();
        }
    }

    private async Task Batch(SqlitePortalDb db, List<Job> together)
    {
        // Whoever is about to ask gets into this commit rather than the next.
        await Task.Yield();
        await Say(db, "BEGIN IMMEDIATE");
        try
        {
            while (together.Count < MostTogether && queue.Reader.TryRead(out var job))
            {
                together.Add(job);
                await One(db, job);
            }

            await Say(db, "COMMIT");
        }
        catch
        {
            await GiveUp(db);
            throw;
        }

        if (together.Exists(job => job.Told))
        {
            signal.Set();
        }

        together.ForEach(job => job.Succeed());
    }

    private async Task One(SqlitePortalDb db, Job job)
    {
        await Say(db, "SAVEPOINT deed");
        try
        {
            job.Stop.ThrowIfCancellationRequested();
            if (await job.Deed(db))
            {
                job.Told = await db.WriteNews(time.GetUtcNow().UtcDateTime);
                await db.SaveChangesAsync(CancellationToken.None);
            }
            else
            {
                await Say(db, "ROLLBACK TO deed");
            }
        }
        catch (Exception e)
        {
            job.Error = e;
            job.Told = false;
            await Say(db, "ROLLBACK TO deed");
        }
        finally
        {
            db.Forget();
        }

        await Say(db, "RELEASE deed");
    }

    private static Task Say(PortalDb db, string statement) => db.Do(statement, CancellationToken.None);

    /// <summary>A full disk ends the transaction by itself; then there is nothing left to roll back.</summary>
    private static async Task GiveUp(PortalDb db)
    {
        try
        {
            await Say(db, "ROLLBACK");
        }
        catch (SqliteException)
        {
            // No transaction is open any more.
        }
    }

    private sealed class Job(Func<PortalDb, Task<bool>> deed, CancellationToken stop)
    {
        public Func<PortalDb, Task<bool>> Deed => deed;

        public CancellationToken Stop => stop;

        public TaskCompletionSource Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Exception? Error { get; set; }

        public bool Told { get; set; }

        public void Succeed()
        {
            if (Error is null)
            {
                Answer.TrySetResult();
            }
            else
            {
                Answer.TrySetException(Error);
            }
        }

        public void Fail(Exception e) => Answer.TrySetException(Error ?? e);
    }
}
