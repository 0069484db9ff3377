using Npgsql;
using Portal.Platform.Data;

namespace Portal.Platform.Cli.Backup;

/// <summary>A PostgreSQL database: every table by COPY inside one snapshot, and back inside one transaction.</summary>
internal sealed class PostgresCopy(DatabaseSettings settings, Func<CancellationToken, Task> prepare) : IDatabaseCopy
{
    public async Task<IReadOnlyList<TableNote>> Save(ArchiveWriter archive, CancellationToken ct)
    {
        await using var connection = await Open(ct);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var tables = await PostgresTables.Read(connection, ct);
        if (tables.Count == 0)
        {
            throw new DamagedException("There is nothing to back up: the database has no tables.");
        }

        foreach (var table in tables)
        {
            await using var rows = await connection.BeginRawBinaryCopyAsync($"COPY {table.Sql()} TO STDOUT (FORMAT BINARY)", ct);
            await archive.Add(Manifest.TableFolder + table.Name, rows, ct);
        }

        return tables;
    }

    public async Task<string?> Objection(ArchiveReader archive, bool replace, CancellationToken ct)
    {
        await using var connection = await Open(ct);
        var others = await Number(connection, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'", ct);
        if (others > 0)
        {
            return $"{others} other connection{(others == 1 ? " is" : "s are")} open to the database: stop the portal first.";
        }

        var present = await PostgresTables.Read(connection, ct);
        foreach (var table in replace ? [] : present)
        {
            if (await Number(connection, $"SELECT count(*) FROM (SELECT 1 FROM \"{table.Name}\" LIMIT 1) x", ct) > 0)
            {
                return "The database holds data already: add --replace to put the backup in their place.";
            }
        }

        return null;
    }

    public async Task Load(ArchiveReader archive, FolderSwap files, CancellationToken ct)
    {
        await prepare(ct);
        await using var connection = await Open(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var present = await PostgresTables.Read(connection, ct);
        Compare(archive.Manifest.Tables, present);
        await Execute(connection, $"TRUNCATE {string.Join(", ", present.Select(t => $"\"{t.Name}\""))}", ct);
        foreach (var table in archive.Manifest.Tables)
        {
            await using var rows = await connection.BeginRawBinaryCopyAsync($"COPY {table.Sql()} FROM STDIN (FORMAT BINARY)", ct);
            await archive.Copy(archive.Find(Manifest.TableFolder + table.Name), rows, ct);
        }

        await Execute(connection, PostgresTables.SetSequences, ct);
        await transaction.CommitAsync(ct);
        files.Commit();
    }

    private static void Compare(IReadOnlyList<TableNote> saved, IReadOnlyList<TableNote> present)
    {
        foreach (var table in saved)
        {
            var here = present.FirstOrDefault(t => t.Name == table.Name);
            if (here is null || !here.Columns.Order().SequenceEqual(table.Columns.Order()))
            {
                throw new DamagedException($"The backup was made by another version of the portal: the table {table.Name} is a different one here.");
            }
        }
    }

    private async Task<NpgsqlConnection> Open(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(settings.ConnectionString + ";Pooling=false");
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch (NpgsqlException e)
        {
            throw new SettingException("ConnectionStrings:Portal", $"the database cannot be reached ({e.Message.ReplaceLineEndings(" ")})", "start it or correct the connection string");
        }
    }

    private static async Task<long> Number(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
