using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Portal.Platform.Data;

/// <summary>
/// Writes very many rows inside a deed, past the change tracker: a prepared statement on SQLite, COPY on PostgreSQL. Columns and conversions
/// come from the model, so that a row is the same as if it had been added; what the database would make (ids) is given beforehand.
/// </summary>
internal static class ManyRows
{
    /// <summary>Gives new rows their ids, in order, so that rows that point at them can be made before anything is written.</summary>
    public static async Task GiveIds<T>(this PortalDb db, IReadOnlyList<T> rows, CancellationToken ct)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        var key = db.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!.Properties.Single().PropertyInfo!;
        var ids = await FreeIds(db, db.Model.FindEntityType(typeof(T))!.GetTableName()!, rows.Count, ct);
        for (var i = 0; i < rows.Count; i++)
        {
            key.SetValue(rows[i], ids[i]);
        }
    }

    /// <summary>Writes rows; those whose ids the database makes must have them: <see cref="GiveIds{T}"/>.</summary>
    public static async Task Insert<T>(this PortalDb db, IReadOnlyList<T> rows, CancellationToken ct)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        var type = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var columns = type.GetProperties().Select(p => new Column(p, table)).ToList();
        if (db.IsSqlite)
        {
            await OneByOne(db, table.Name, columns, rows, ct);
        }
        else
        {
            await Copy(db, table.Name, columns, rows, ct);
        }
    }

    private static async Task OneByOne<T>(PortalDb db, string table, List<Column> columns, IReadOnlyList<T> rows, CancellationToken ct)
        where T : class
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"INSERT INTO \"{table}\" ({Names(columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})";
        var parameters = columns.Select((column, i) => column.Parameter(command, $"$p{i}")).ToArray();
        command.Parameters.AddRange(parameters);
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = columns[i].Value(row) ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static async Task Copy<T>(PortalDb db, string table, List<Column> columns, IReadOnlyList<T> rows, CancellationToken ct)
        where T : class
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync($"COPY \"{table}\" ({Names(columns)}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            foreach (var column in columns)
            {
                await copy.WriteAsync(column.Value(row), column.StoreType, ct);
            }
        }

        await copy.CompleteAsync(ct);
    }

    private static string Names(List<Column> columns) => string.Join(", ", columns.Select(c => $"\"{c.Name}\""));

    private static async Task<List<long>> FreeIds(PortalDb db, string table, int count, CancellationToken ct)
    {
        if (!db.IsSqlite)
        {
            return await db.Database.SqlQuery<long>($"""SELECT nextval(pg_get_serial_sequence({$"\"{table}\""}, 'Id')) AS "Value" FROM generate_series(1, {count})""").ToListAsync(ct);
        }

        // The table's own counter of ids, so that none is ever given twice.
        await db.Database.ExecuteSqlAsync($"INSERT INTO sqlite_sequence(name, seq) SELECT {table}, 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = {table})", ct);
        await db.Database.ExecuteSqlAsync($"UPDATE sqlite_sequence SET seq = seq + {count} WHERE name = {table}", ct);
        var last = await db.Database.SqlQuery<long>($"""SELECT seq - {count} AS "Value" FROM sqlite_sequence WHERE name = {table}""").SingleAsync(ct);
        return [.. Enumerable.Range(1, count).Select(i => last + i)];
    }

    /// <summary>A column, and how it gets its value out of a row.</summary>
    private sealed class Column(IProperty property, StoreObjectIdentifier table)
    {
        private readonly RelationalTypeMapping mapping = property.GetRelationalTypeMapping();
        private readonly IClrPropertyGetter getter = property.GetGetter();

        public string Name { get; } = property.GetColumnName(table)!;

        public string StoreType => mapping.StoreTypeNameBase;

        public object? Value(object row) => getter.GetClrValue(row) is { } value ? mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value : null;

        public DbParameter Parameter(DbCommand command, string name) => mapping.CreateParameter(command, name, null, nullable: true);
    }
}
