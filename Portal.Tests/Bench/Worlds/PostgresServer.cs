using System.Diagnostics;
using Npgsql;
using Portal.Bench.Servers;

namespace Portal.Bench.Worlds;

/// <summary>A PostgreSQL server of this run's own, in a folder that goes away with the run.</summary>
internal static class PostgresServer
{
    private const int Port = 5129;

    /// <summary>Starts it on the server's core; a machine without PostgreSQL is told so.</summary>
    public static async Task<(string Connection, Child Server)> StartAsync(string folder, CancellationToken cancel)
    {
        var programs = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Max() : null;
        var bin = Path.Combine(programs ?? throw new InvalidOperationException("PostgreSQL is not installed (package postgresql)."), "bin");
        var data = Directory.CreateDirectory(Path.Combine(folder, "postgres")).FullName;
        await RunAsync(["chmod", "a+rx", folder], cancel);
        if (Environment.UserName == "root")
        {
            await RunAsync(["chown", "postgres", data], cancel);
        }

        await RunAsync([.. AsUser(), Path.Combine(bin, "initdb"), "-D", data, "-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C"], cancel);
        string[] serve = [Path.Combine(bin, "postgres"), "-D", data, "-p", $"{Port}", "-h", "127.0.0.1", "-k", "", "-c", "max_connections=200"];
        var server = Child.Start("taskset", ["-c", $"{Tuning.ServerCore}", .. AsUser(), .. serve]);
        var connection = $"Host=127.0.0.1;Port={Port};Username=portal;Database=postgres";
        await WaitAsync(connection, server, cancel);
        return (connection, server);
    }

    /// <summary>PostgreSQL refuses to run as root; its package brings a user.</summary>
    private static string[] AsUser() => Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];

    private static async Task RunAsync(string[] command, CancellationToken cancel)
    {
        await using var child = Child.Start(command[0], command[1..]);
        await child.FinishAsync(cancel);
    }

    private static async Task WaitAsync(string connection, Child server, CancellationToken cancel)
    {
        for (var clock = Stopwatch.StartNew(); ;)
        {
            try
            {
                await using var probe = new NpgsqlConnection(connection);
                await probe.OpenAsync(cancel);
                return;
            }
            catch (NpgsqlException) when (!server.HasExited && clock.Elapsed < TimeSpan.FromSeconds(20))
            {
                await Task.Delay(50, cancel);
            }
        }
    }
}
