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
        await using var db = new SqlitePortalDb(options.Options);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        db.Database.AutoSavepointsEnabled = false;
        var together = new List<Job>(MostTogether);
        while (await queue.Reader.WaitToReadAsync())
        {
            try
            {
                await Batch(db, connection, together);
            }
            catch (Exception e)
            {
                together.ForEach(job => job.Fail(e));
            }

            together.Clear();
        }
    }

    private async Task Batch(SqlitePortalDb db, SqliteConnection connection, List<Job> together)
    {
        await using var transaction = connection.BeginTransaction(deferred: false);
        await db.Database.UseTransactionAsync(transaction);
        try
        {
            while (together.Count < MostTogether && queue.Reader.TryRead(out var job))
            {
                together.Add(job);
                await One(db, transaction, job);
            }

            transaction.Commit();
        }
        finally
        {
            await db.Database.UseTransactionAsync(null);
        }

        if (together.Exists(job => job.Told))
        {
            signal.Set();
        }

        together.ForEach(job => job.Succeed());
    }

    private async Task One(SqlitePortalDb db, SqliteTransaction transaction, Job job)
    {
        transaction.Save("deed");
        try
        {
            job.Stop.ThrowIfCancellationRequested();
            if (await job.Deed(db))
            {
                job.Told = await db.WriteNews(time.GetUtcNow().UtcDateTime);
                await db.SaveChangesAsync(CancellationToken.None);
                transaction.Release("deed");
            }
            else
            {
                transaction.Rollback("deed");
            }
        }
        catch (Exception e)
        {
            job.Error = e;
            job.Told = false;
            transaction.Rollback("deed");
        }
        finally
        {
            db.Forget();
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
