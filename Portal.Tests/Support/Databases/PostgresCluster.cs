using Npgsql;

namespace Portal.Tests.Support.Databases;

/// <summary>A throw-away cluster in a temporary folder: no socket, no password, this machine only, as fast as an honest server can be.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    // Commits are not waited for, as nobody pulls the plug of the server in a test; fsync itself stays on.
    static readonly string[] Settings =
    [
        "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=300", "synchronous_commit=off", "full_page_writes=off",
        "wal_level=minimal", "max_wal_senders=0", "autovacuum_naptime=10min", "log_min_messages=fatal",
    ];

    readonly ChildProcess server;
    readonly int port;

    PostgresCluster(ChildProcess server, int port) => (this.server, this.port) = (server, port);

    /// <summary>How to reach a database of this cluster.</summary>
    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={port};Username=portal;Database={database};Maximum Pool Size=20;Include Error Detail=true";

    /// <summary>Makes the cluster and waits until it answers.</summary>
    public static async Task<PostgresCluster> StartAsync()
    {
        var binaries = Path.GetDirectoryName(MachineNeeds.PathOf(Need.Postgres))!;
        var (user, folder, port) = (ServerUser(), RunFolder.New("postgres"), FreePort.Next());
        if (user is not null) await RunAs(null, "chown", user, folder);
        await RunAs(user, Path.Combine(binaries, "initdb"),
            "-D", folder, "-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions");
        var options = Settings.Append($"port={port}").SelectMany(s => new[] { "-c", s });
        var server = ChildProcess.Start(Path.Combine(binaries, "postgres"), ["-D", folder, .. options], user);
        var cluster = new PostgresCluster(server, port);
        await cluster.AnswersAsync();
        return cluster;
    }

    /// <summary>Fast shutdown: open connections are cut.</summary>
    public async ValueTask DisposeAsync()
    {
        server.Signal(signal: 2);
        await server.DisposeAsync();
    }

    async Task AnswersAsync()
    {
        var giveUp = DateTime.UtcNow.AddSeconds(30);
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres"));
        while (true)
        {
            try { await using var connection = await source.OpenConnectionAsync(); return; }
            catch (NpgsqlException) when (DateTime.UtcNow < giveUp && !server.HasExited) { await Task.Delay(50); }
            catch (NpgsqlException e) { throw new InvalidOperationException("PostgreSQL did not start: " + server.Errors, e); }
        }
    }

    // PostgreSQL refuses to run as root, and the tests often do.
    static string? ServerUser() =>
        !Environment.IsPrivilegedProcess ? null : File.ReadLines("/etc/passwd").Any(l => l.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    static async Task RunAs(string? user, string program, params string[] arguments)
    {
        await using var tool = ChildProcess.Start(program, arguments, user);
        var ending = await tool.EndAsync();
        if (ending.ExitCode != 0) throw new InvalidOperationException($"{program} failed: {ending.Errors}");
    }
}
