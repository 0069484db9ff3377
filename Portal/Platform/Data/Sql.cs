using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Portal.Platform.Data;

/// <summary>
/// Statements written by hand, for the few that are done with every request or every reply: translating, tracking and preparing them anew would cost ten times
/// what the database does. They speak to both databases: names in double quotes, values as <c>@0</c>, <c>@1</c> in the order they are given.
/// SQLite has no calls that wait: it is called without the detour of a task. On its one writing connection, and on those that <see cref="Database.Lend{T}"/>
/// lends, each is prepared once: their texts must be few, with all that varies as values.
/// </summary>
public static class Sql
{
    /// <summary>Does a statement and tells how many rows it touched.</summary>
    public static async Task<int> Do(this PortalDb db, string statement, CancellationToken ct, params object?[] values)
    {
        var command = await Command(db, statement, values, ct);
        try
        {
            return db.IsSqlite ? command.ExecuteNonQuery() : await command.ExecuteNonQueryAsync(ct);
        }
        finally
        {
            Release(db, command);
        }
    }

    /// <summary>Reads every row of an answer.</summary>
    public static async Task<List<T>> Rows<T>(this PortalDb db, string statement, Func<DbDataReader, T> read, CancellationToken ct, params object?[] values)
    {
        var rows = new List<T>();
        var command = await Command(db, statement, values, ct);
        try
        {
            await using var reader = db.IsSqlite ? command.ExecuteReader() : await command.ExecuteReaderAsync(ct);
            while (db.IsSqlite ? reader.Read() : await reader.ReadAsync(ct))
            {
                rows.Add(read(reader));
            }
        }
        finally
        {
            Release(db, command);
        }

        return rows;
    }

    /// <summary>"is one of the ids in this value", as the database says it; the value is made by <see cref="Ids"/>.</summary>
    public static string Among(this PortalDb db, string value) => db.IsSqlite ? $"IN (SELECT value FROM json_each({value}))" : $"= ANY({value})";

    /// <summary>Many ids as one value, for <see cref="Among"/>.</summary>
    public static object Ids(this PortalDb db, IReadOnlyList<long> ids) => db.IsSqlite ? JsonSerializer.Serialize(ids) : ids.ToArray();

    /// <summary>A time as it was written; SQLite does not say that it is UTC.</summary>
    public static DateTime Time(this DbDataReader row, int column) => DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc);

    /// <summary>A text that may be missing.</summary>
    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A number that may be missing.</summary>
    public static long? LongOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static async ValueTask<DbCommand> Command(PortalDb db, string statement, object?[] values, CancellationToken ct)
    {
        if (db.Prepared?.TryGetValue(statement, out var known) == true)
        {
            for (var i = 0; i < values.Length; i++)
            {
                known.Parameters[i].Value = values[i] ?? DBNull.Value;
            }

            return known;
        }

        if (db.Prepared is null)
        {
            await db.Database.OpenConnectionAsync(ct); // as with every query of the framework's own: for this statement
        }

        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = statement;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@{i}", values[i] ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        db.Prepared?.Add(statement, command);
        return command;
    }

    private static void Release(PortalDb db, DbCommand command)
    {
        if (db.Prepared is null)
        {
            command.Dispose();
            db.Database.CloseConnection();
        }
    }
}
