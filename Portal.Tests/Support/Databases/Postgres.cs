using Npgsql;

namespace Portal.Tests.Support.Databases;

/// <summary>One real PostgreSQL for the whole run, started when the first test asks for it and thrown away at the end.</summary>
public sealed class Postgres : IAsyncDisposable
{
    readonly Lazy<Task<PostgresCluster>> cluster = new(PostgresCluster.StartAsync);
    int last;

    /// <summary>A fresh database: empty, or a copy of another that nobody is connected to. Takes and answers connection strings.</summary>
    public async Task<string> CreateDatabaseAsync(string? copyOf = null)
    {
        var server = await cluster.Value;
        var name = $"portal_{Interlocked.Increment(ref last)}";
        var original = copyOf is null ? "template0" : new NpgsqlConnectionStringBuilder(copyOf).Database;
        await using var source = NpgsqlDataSource.Create(server.ConnectionString("postgres"));
        await using var create = source.CreateCommand($"CREATE DATABASE {name} TEMPLATE {original}");
        await create.ExecuteNonQueryAsync();
        return server.ConnectionString(name);
    }

    /// <summary>Stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (cluster is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await (await cluster.Value).DisposeAsync();
    }
}
