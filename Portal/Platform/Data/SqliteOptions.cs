using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Portal.Platform.Data;

/// <summary>How every SQLite connection is set up.</summary>
internal static class SqliteOptions
{
    private static readonly ConnectionPragmas Pragmas = new();

    /// <summary>
    /// Nobody asks how much memory SQLite holds, and counting it takes one lock for the whole process with every allocation.
    /// Only before the first connection of the process; afterwards SQLite refuses, and goes on as it was.
    /// </summary>
    static SqliteOptions()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public static void Apply(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString).AddInterceptors(Pragmas);

    public static void Apply(DbContextOptionsBuilder options, DbConnection connection)
    {
        ConnectionPragmas.Run(connection);
        options.UseSqlite(connection);
    }

    /// <summary>WAL lets readers and the writer work side by side; FULL loses nothing that was acknowledged when the power fails.</summary>
    private sealed class ConnectionPragmas : DbConnectionInterceptor
    {
        /// <summary>The pool hands out the same open handle again and again; it keeps what it was told once.</summary>
        private static readonly ConditionalWeakTable<object, object> Told = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Run(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Run(connection);
            return Task.CompletedTask;
        }

        public static void Run(DbConnection connection)
        {
            if (connection is not SqliteConnection { Handle: { } handle } || !Told.TryAdd(handle, handle))
            {
                return;
            }

            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA cache_size=-8000; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=8000;";
            command.ExecuteNonQuery();
        }
    }
}
