using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Portal.Bench.Yardsticks;

/// <summary>The database without the portal before it.</summary>
internal static class BareDatabase
{
    /// <summary>The table of posts, which both databases name alike.</summary>
    public const string Posts = "\"Posts\"";

    /// <summary>Opens a connection; SQLite then keeps the promises that the portal keeps: nothing acknowledged is lost.</summary>
    public static DbConnection Open(string provider, string connection)
    {
        DbConnection database = provider == "Postgres" ? new NpgsqlConnection(connection) : new SqliteConnection(connection);
        database.Open();
        if (database is SqliteConnection && !connection.Contains("Mode=ReadOnly", StringComparison.Ordinal))
        {
            using var pragma = database.CreateCommand();
            pragma.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";
            pragma.ExecuteNonQuery();
        }

        return database;
    }
}
