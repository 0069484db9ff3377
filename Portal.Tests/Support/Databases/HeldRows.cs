using Microsoft.EntityFrameworkCore;
using Npgsql;
using IDbContextTransaction = Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction;

namespace Portal.Tests.Support.Databases;

/// <summary>A transaction of the test's own, on PostgreSQL: what it has locked stops the deeds that want it, and what these have locked until then can be asked.</summary>
sealed class HeldRows : IAsyncDisposable
{
    readonly IDbContextTransaction transaction;

    HeldRows(PortalDb db, IDbContextTransaction transaction) => (Db, this.transaction) = (db, transaction);

    /// <summary>Locks and changes through this.</summary>
    public PortalDb Db { get; }

    public static async Task<HeldRows> Begin(TestPortal portal, Func<PortalDb, Task> held)
    {
        var db = portal.Get<Database>().Open();
        var rows = new HeldRows(db, await db.Database.BeginTransactionAsync());
        await held(db);
        return rows;
    }

    /// <summary>Begins a deed, and comes back when it waits for what is held here.</summary>
    public async Task<Task<T>> Stop<T>(Func<Task<T>> deed)
    {
        var doing = Task.Run(() =>
        {
            OneConnection.Others(); // as a request of its own would
            return deed();
        });
        const string Waiting = "SELECT count(*)::int AS \"Value\" FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))";
        await Eventually.True(async () => await Db.Database.SqlQueryRaw<int>(Waiting).SingleAsync() > 0, "the deed waits");
        return doing;
    }

    /// <summary>Whether nobody holds a row: it can be locked at once. Where it cannot, this is the last that can be asked.</summary>
    public async Task<bool> IsFree<TEntity>(long id, string strength = "UPDATE")
        where TEntity : class
    {
        try
        {
#pragma warning disable EF1002 // names of the model and of the test
            await Db.Database.ExecuteSqlRawAsync($"SELECT 1 FROM \"{Db.Model.FindEntityType(typeof(TEntity))!.GetTableName()}\" WHERE \"Id\" = {id} FOR {strength} NOWAIT");
#pragma warning restore EF1002
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
    }

    /// <summary>Lets go, and keeps what was changed.</summary>
    public Task Commit() => transaction.CommitAsync();

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync(); // what was not committed is undone
        await Db.DisposeAsync();
    }
}
