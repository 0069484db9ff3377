using Npgsql;
using Portal.Bench.Servers;

namespace Portal.Bench.Worlds;

/// <summary>PostgreSQL: a database for each world, dropped at the end, on a given server or on one of this run's own.</summary>
public sealed class PostgresDatabases : IDatabases
{
    private readonly string server;
    private readonly Child? own;
    private readonly List<string> made = [];

    private PostgresDatabases(string server, Child? own) => (this.server, this.own) = (server, own);

    /// <summary>Uses the server of a connection string, or starts one in the folder, on the server's core.</summary>
    public static async Task<PostgresDatabases> OpenAsync(string? connection, string folder, CancellationToken cancel)
    {
        var (server, own) = connection is null ? await PostgresServer.StartAsync(folder, cancel) : (connection, null);
        return new PostgresDatabases(server, own);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, string>> CreateAsync(string name, CancellationToken cancel)
    {
        var database = $"portal_bench_{Environment.ProcessId}_{name}";
        await CommandAsync($"CREATE DATABASE {database}", cancel);
        made.Add(database);
        var target = new NpgsqlConnectionStringBuilder(server) { Database = database };
        return new Dictionary<string, string> { ["Database:Provider"] = "Postgres", ["ConnectionStrings:Portal"] = target.ConnectionString };
    }

    /// <inheritdoc/>
    public (string Source, string Scratch) Connections(World world) => (Writable(world), Writable(world));

    /// <inheritdoc/>
    public string Writable(World world) => world.Settings["ConnectionStrings:Portal"];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (own is not null)
        {
            await own.DisposeAsync();
            return;
        }

        foreach (var database in made)
        {
            await CommandAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)", CancellationToken.None);
        }
    }

    private async Task CommandAsync(string text, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(text);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
