using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Portal.Platform.Data;

/// <summary>Reads several things as they are at one moment.</summary>
public static class Snapshots
{
    /// <summary>From here on the context reads everything as it is now, however much is written meanwhile, until it is disposed. Nothing is written through it.</summary>
    public static async Task Freeze(this PortalDb db, CancellationToken ct)
    {
        if (!db.IsSqlite)
        {
            await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            return;
        }

        await db.Database.OpenConnectionAsync(ct);
        await db.Database.UseTransactionAsync(((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true), ct); // any other would wait for the one writer
    }
}
