using Npgsql;

namespace Portal.Platform.Cli.Backup;

/// <summary>The tables of a PostgreSQL database as they are, whoever made them.</summary>
internal static class PostgresTables
{
    /// <summary>Sets every sequence behind the greatest id of its column.</summary>
    public const string SetSequences =
        """
        DO $$
        DECLARE c record;
        BEGIN
          FOR c IN SELECT quote_ident(table_name) AS t, column_name AS n, pg_get_serial_sequence(quote_ident(table_name), column_name) AS s
                   FROM information_schema.columns WHERE table_schema = current_schema() AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL
          LOOP
            EXECUTE format('SELECT setval(%L, greatest(coalesce(max(%I), 0), 1), max(%I) IS NOT NULL) FROM %s', c.s, c.n, c.n, c.t);
          END LOOP;
        END $$
        """;

    private const string Columns =
        """
        SELECT c.table_name, c.column_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER' AND c.table_name <> '__EFMigrationsHistory'
        ORDER BY c.table_name, c.ordinal_position
        """;

    private const string References =
        """
        SELECT child.relname, parent.relname FROM pg_constraint f JOIN pg_class child ON child.oid = f.conrelid JOIN pg_class parent ON parent.oid = f.confrelid
        WHERE f.contype = 'f' AND child.oid <> parent.oid
        """;

    /// <summary>The table and its columns as COPY wants them.</summary>
    public static string Sql(this TableNote table) => $"{Quoted(table.Name)} ({string.Join(", ", table.Columns.Select(Quoted))})";

    /// <summary>All tables, each behind those that it refers to.</summary>
    public static async Task<IReadOnlyList<TableNote>> Read(NpgsqlConnection connection, CancellationToken ct)
    {
        var columns = await Pairs(connection, Columns, ct);
        var tables = columns.GroupBy(c => c.First).ToDictionary(g => g.Key, g => new TableNote(g.Key, [.. g.Select(c => c.Second)]));
        var parents = (await Pairs(connection, References, ct)).ToLookup(r => r.First, r => r.Second);
        var ordered = new List<TableNote>();
        var seen = new HashSet<string>();
        foreach (var name in tables.Keys.Order(StringComparer.Ordinal))
        {
            Visit(name);
        }

        return ordered;

        void Visit(string name)
        {
            if (seen.Add(name) && tables.TryGetValue(name, out var table))
            {
                foreach (var parent in parents[name])
                {
                    Visit(parent);
                }

                ordered.Add(table);
            }
        }
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static async Task<List<(string First, string Second)>> Pairs(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        var found = new List<(string, string)>();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add((reader.GetString(0), reader.GetString(1)));
        }

        return found;
    }
}
