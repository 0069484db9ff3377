using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Portal.Bench.Servers;

/// <summary>What to start as a server: a program, its arguments, its settings, and the address that says that it is ready.</summary>
public sealed record ServerPlan(string Assembly, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Settings, string ReadyPath);

/// <summary>A server in a process of its own, alone on its core.</summary>
public sealed class Server : IAsyncDisposable
{
    private readonly Child child;

    private Server(Child child, Uri address) => (this.child, Address) = (child, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>From the start of the process to the first good answer.</summary>
    public TimeSpan StartTime { get; private set; }

    /// <summary>Memory that it holds now (RSS).</summary>
    public long ResidentBytes => child.ResidentBytes;

    /// <summary>Processor time that it has used so far.</summary>
    public TimeSpan ProcessorTime => child.ProcessorTime;

    /// <summary>Starts a server and waits until it is ready; one that ends or is not ready in a minute is an error with its last words.</summary>
    public static async Task<Server> StartAsync(ServerPlan plan, CancellationToken cancel)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var settings = new Dictionary<string, string>(plan.Settings) { ["ASPNETCORE_URLS"] = address.ToString() };
        var clock = Stopwatch.StartNew();
        var child = Child.Start("taskset", ["-c", $"{Tuning.ServerCore}", "dotnet", plan.Assembly, .. plan.Arguments], settings);
        var server = new Server(child, address);
        try
        {
            await server.WaitAsync(new Uri(address, plan.ReadyPath), clock, cancel);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => child.DisposeAsync();

    private async Task WaitAsync(Uri ready, Stopwatch clock, CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        while (!await AnswersAsync(http, ready, cancel))
        {
            if (child.HasExited || clock.Elapsed > TimeSpan.FromMinutes(1))
            {
                throw new InvalidOperationException($"The server does not answer at {ready}. It said: {child.LastWords}");
            }

            await Task.Delay(5, cancel);
        }

        StartTime = clock.Elapsed;
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri address, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.GetAsync(address, cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        for (var port = 5110; port < 5130; port++)
        {
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken; the next one may be free.
            }
        }

        throw new InvalidOperationException("All ports from 5110 to 5129 are taken.");
    }
}
