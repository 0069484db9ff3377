using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Portal.Platform.Data;

/// <summary>Reads several things as they are at one moment.</summary>
public static class Snapshots
{
    /// <summary>From here on the context reads everything as it is now, however much is written meanwhile, until what this answers is disposed. Nothing is written through it.</summary>
    public static async Task<IAsyncDisposable> Freeze(this PortalDb db, CancellationToken ct)
    {
        if (!db.IsSqlite)
        {
            return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        }

        await db.Database.OpenConnectionAsync(ct);
        var snapshot = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true); // any other would wait for the one writer
        await db.Database.UseTransactionAsync(snapshot, ct);
        return new Snapshot(db, snapshot);
    }

    /// <summary>Ends a snapshot that the framework did not begin and so would not end: its context may be lent again.</summary>
    private sealed class Snapshot(PortalDb db, SqliteTransaction transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await db.Database.UseTransactionAsync(null);
            await transaction.DisposeAsync();
            await db.Database.CloseConnectionAsync();
        }
    }
}
