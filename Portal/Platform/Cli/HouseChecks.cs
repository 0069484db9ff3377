using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Platform.Cli;

/// <summary>The database file itself: its pages, its indexes, and rows that point at rows that are not there.</summary>
internal sealed class DatabaseCheck : ICheck
{
    public string Name => "database: pages, indexes, references";

    public async Task<IReadOnlyList<string>> Faults(PortalDb db, CancellationToken ct)
    {
        if (!db.IsSqlite)
        {
            return []; // PostgreSQL holds references at every commit and checks pages itself.
        }

        var pages = await Pages(db, ct);
        var references = await db.Database.SqlQueryRaw<string>("SELECT \"table\" || ' row ' || coalesce(rowid, '?') || ' points at a missing row of ' || \"parent\" AS \"Value\" FROM pragma_foreign_key_check LIMIT 1000").ToListAsync(ct);
        return [.. pages.Where(line => line != "ok"), .. references];
    }

    /// <summary>
    /// On a connection of its own: one that has searched remembers the shape of the full-text index, and this alone of all statements does not look whether somebody changed it
    /// since. It would call a sound index malformed (seen with SQLite 3.50.4).
    /// </summary>
    private static async Task<List<string>> Pages(PortalDb db, CancellationToken ct)
    {
        await using var connection = new SqliteConnection(db.Database.GetConnectionString() + ";Pooling=False");
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        await using var reader = await command.ExecuteReaderAsync(ct);
        var lines = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}

/// <summary>The settings, beyond those without which the portal does not start.</summary>
internal sealed class SettingsCheck(IConfiguration configuration) : ICheck
{
    public string Name => "settings";

    public Task<IReadOnlyList<string>> Faults(PortalDb db, CancellationToken ct)
    {
        var faults = new List<string>();
        if (configuration["Smtp:Host"] is { Length: > 0 } && string.IsNullOrEmpty(configuration["Smtp:From"]))
        {
            faults.Add("Smtp:From: it is not set although Smtp:Host is; give the sender's address.");
        }

        return Task.FromResult<IReadOnlyList<string>>(faults);
    }
}

/// <summary>The outbox: every row can be read, and no reader is ahead of it.</summary>
internal sealed class OutboxCheck : ICheck
{
    public string Name => "outbox: news and their readers";

    public async Task<IReadOnlyList<string>> Faults(PortalDb db, CancellationToken ct)
    {
        var last = await OutboxRows.LastSeq(db, ct);
        var ahead = await db.Set<NewsCursor>().Where(c => c.Seq > last).Select(c => c.Name).ToListAsync(ct);
        return [.. ahead.Select(name => $"{name} has read further than anything was told.")];
    }
}
