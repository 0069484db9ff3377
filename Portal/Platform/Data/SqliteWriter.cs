using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Platform.Outbox;
using SQLitePCL;

namespace Portal.Platform.Data;

/// <summary>
/// On SQLite one writer works at a time. Deeds queue here, and those that wait together share one commit, so that
/// the price of <c>synchronous=FULL</c> is paid once for all of them; each is answered after the commit. When one is refused or fails after it has written,
/// all are taken back and done again with a savepoint each, so a deed may run twice, as it may on PostgreSQL.
/// </summary>
internal sealed class SqliteWriter(DatabaseSettings settings, DbContextOptions<SqlitePortalDb> readers, NewsSignal signal, TimeProvider time) : IWriter, IAsyncDisposable
{
    private const int MostTogether = 64;

    private readonly Channel<Job> queue = Channel.CreateBounded<Job>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly Lock gate = new();
    private Task? loop;

    public async Task Run(Func<PortalDb, Task<bool>> deed, CancellationToken ct)
    {
        var job = new Job(deed, ct);
        await queue.Writer.WriteAsync(job, ct);
        lock (gate)
        {
            loop ??= Task.Run(Loop, CancellationToken.None);
        }

        await job.Answer.Task;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        if (loop is not null)
        {
            await loop;
        }

        // Readers' connections lie in a pool. The last one to close brings the log into the file: now, and not while the process is ending.
        await using var pooled = new SqliteConnection(settings.ConnectionString);
        SqliteConnection.ClearPool(pooled);
    }

    /// <summary>Works until the portal stops. Where that fails before a deed is reached, whoever waits is told, and the next deed begins anew.</summary>
    private async Task Loop()
    {
        try
        {
            await Work();
        }
        catch (Exception e)
        {
            lock (gate)
            {
                loop = null;
            }

            while (queue.Reader.TryRead(out var job))
            {
                job.Fail(e);
            }
        }
    }

    private async Task Work()
    {
        await using var connection = new SqliteConnection(settings.ConnectionString + ";Pooling=False");
        await connection.OpenAsync();
        var options = new DbContextOptionsBuilder<SqlitePortalDb>(readers); // the same as for reading, or the model is built a second time
        SqliteOptions.Apply(options, connection);
        await using var db = new SqlitePortalDb(options.Options);
        await db.KeepPrepared(CancellationToken.None);
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
                if (together.Count == 0 && queue.Reader.TryRead(out var first))
                {
                    first.Fail(e); // it could not even begin: without an answer to somebody this would be tried for ever
                }

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
            if (!await Together(db, together))
            {
                await TakeBack(db);
                await Say(db, "BEGIN IMMEDIATE");
                await OneByOne(db, together);
            }

            await Say(db, "COMMIT");
        }
        catch
        {
            await TakeBack(db);
            throw;
        }

        if (together.Exists(job => job.Told))
        {
            signal.Set();
        }

        together.ForEach(job => job.Succeed());
    }

    /// <summary>Does all that wait, as if none would fail after it has written; false when one did, and what all have written must be taken back.</summary>
    private async Task<bool> Together(SqlitePortalDb db, List<Job> together)
    {
        while (together.Count < MostTogether && queue.Reader.TryRead(out var job))
        {
            together.Add(job);
            var written = Written(db);
            if (!await One(db, job) && Written(db) != written)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Does them again, each so that it alone can be taken back: a savepoint costs as much as a statement or two, so they are kept for this.</summary>
    private async Task OneByOne(SqlitePortalDb db, List<Job> together)
    {
        foreach (var job in together)
        {
            await Say(db, "SAVEPOINT deed");
            if (!await One(db, job))
            {
                await Say(db, "ROLLBACK TO deed");
            }

            await Say(db, "RELEASE deed");
        }
    }

    /// <summary>Does a deed; false when it was refused or failed.</summary>
    private async Task<bool> One(SqlitePortalDb db, Job job)
    {
        (job.Error, job.Told) = (null, false);
        try
        {
            job.Stop.ThrowIfCancellationRequested();
            if (!await job.Deed(db))
            {
                return false;
            }

            job.Told = await db.WriteNews(time.GetUtcNow().UtcDateTime);
            if (db.ChangeTracker.HasChanges())
            {
                await db.SaveChangesAsync(CancellationToken.None);
            }

            return true;
        }
        catch (Exception e)
        {
            (job.Error, job.Told) = (e, false);
            return false;
        }
        finally
        {
            db.Forget();
        }
    }

    /// <summary>How many rows the connection has written so far. Changes of the schema do not count: a deed that makes any writes rows before.</summary>
    private static int Written(SqlitePortalDb db) => raw.sqlite3_total_changes(((SqliteConnection)db.Database.GetDbConnection()).Handle);

    private static Task Say(PortalDb db, string statement) => db.Do(statement, CancellationToken.None);

    /// <summary>A full disk ends the transaction by itself; then there is nothing left to roll back.</summary>
    private static async Task TakeBack(PortalDb db)
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
