using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Platform.Cli.Backup;

/// <summary>The database in one file: copied by SQLite's own online backup, restored by putting the file in its place.</summary>
internal sealed class SqliteCopy(DatabaseSettings settings, Database database) : IDatabaseCopy
{
    public async Task<IReadOnlyList<TableNote>> Save(ArchiveWriter archive, CancellationToken ct)
    {
        if (!File.Exists(settings.SqliteFile))
        {
            throw new DamagedException($"There is nothing to back up: {settings.SqliteFile} does not exist.");
        }

        var copy = Path.Combine(settings.DataDirectory, $".backup-{Environment.ProcessId}.db");
        try
        {
            CopyTo(copy);
            await using var file = File.OpenRead(copy);
            await archive.Add(Manifest.DatabaseFile, file, ct);
            return [];
        }
        finally
        {
            File.Delete(copy);
        }
    }

    public Task<string?> Objection(ArchiveReader archive, bool replace, CancellationToken ct)
    {
        using var held = FolderLock.TryTake(settings.DataDirectory);
        return Task.FromResult(
            held is null ? $"A portal is running on {settings.DataDirectory}: stop it first."
            : File.Exists(settings.SqliteFile) && !replace ? $"{settings.DataDirectory} holds data already: add --replace to put the backup in their place."
            : null);
    }

    public async Task Load(ArchiveReader archive, FolderSwap files, CancellationToken ct)
    {
        var path = Path.Combine(files.Staging, Path.GetFileName(settings.SqliteFile));
        await using (var file = new FileStream(path, FileMode.CreateNew))
        {
            await archive.Copy(archive.Find(Manifest.DatabaseFile), file, ct);
            file.Flush(flushToDisk: true);
        }

        Examine(path);
        MakeReady(path);
        SqliteConnection.ClearAllPools();
        files.Commit();
    }

    private void CopyTo(string path)
    {
        using var from = new SqliteConnection(settings.ConnectionString + ";Pooling=False");
        using var to = new SqliteConnection($"Data Source={path};Pooling=False");
        from.Open();
        to.Open();
        from.BackupDatabase(to);
        Ask(to, "PRAGMA journal_mode=DELETE");
    }

    /// <summary>The file is a sound database that this version of the portal knows.</summary>
    private void Examine(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        if (Ask(connection, "PRAGMA integrity_check(1)") != "ok")
        {
            throw new DamagedException("The backup's database is damaged.");
        }

        if (Ask(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'News'") != "1")
        {
            throw new DamagedException("The backup's database is not a portal's.");
        }

        if (Ask(connection, "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'") == "1")
        {
            using var db = database.Open();
            var last = Ask(connection, "SELECT max(MigrationId) FROM __EFMigrationsHistory");
            if (last.Length > 0 && !db.Database.GetMigrations().Contains(last))
            {
                throw new DamagedException("The backup was made by a version of the portal that is not known here.");
            }
        }
    }

    /// <summary>The portal first looks at its file without writing, and expects its journal to be the kind it uses.</summary>
    private static void MakeReady(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Ask(connection, "PRAGMA journal_mode=WAL");
    }

    private static string Ask(SqliteConnection connection, string question)
    {
        using var command = connection.CreateCommand();
        command.CommandText = question;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }
}
