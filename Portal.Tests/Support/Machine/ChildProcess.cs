using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Portal.Tests.Support.Machine;

/// <summary>A real program that a test started. It is stopped by its own id, and dies with the test host however that ends.</summary>
public sealed partial class ChildProcess : IAsyncDisposable
{
    readonly Process process;
    readonly ConcurrentQueue<string> output = new(), errors = new();

    ChildProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, e) => { if (e.Data is not null) output.Enqueue(e.Data); };
        process.ErrorDataReceived += (_, e) => { if (e.Data is not null) errors.Enqueue(e.Data); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The id of the process.</summary>
    public int Id => process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>What it has written so far to standard output.</summary>
    public string Output => string.Join('\n', output);

    /// <summary>What it has written so far to standard error.</summary>
    public string Errors => string.Join('\n', errors);

    /// <summary>Starts a program; as root, <paramref name="user"/> is who runs it. <paramref name="deathSignal"/> is what it gets when the test host dies.</summary>
    public static ChildProcess Start(
        string program, IEnumerable<string> arguments, string? user = null, string deathSignal = "KILL", IReadOnlyDictionary<string, string>? environment = null)
    {
        string[] asUser = user is null ? [] : ["--reuid", user, "--regid", user, "--clear-groups"];
        var start = new ProcessStartInfo("setpriv", ["--pdeathsig", deathSignal, .. asUser, "--", program, .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return new ChildProcess(Nursery.Start(start));
    }

    /// <summary>Waits for the end, and for the last word on both streams.</summary>
    public async Task<Ending> EndAsync(TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
        return new(process.ExitCode, Output, Errors);
    }

    /// <summary>Asks it to end (SIGTERM unless told otherwise).</summary>
    public void Signal(int signal = 15) => _ = kill(Id, signal);

    /// <summary>kill -9: no chance to say goodbye.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, and insists after ten seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!HasExited) Signal();
        try { await EndAsync(TimeSpan.FromSeconds(10)); }
        catch (OperationCanceledException) { await KillAsync(); }
        process.Dispose();
    }

    [LibraryImport("libc")]
    private static partial int kill(int process, int signal);

    /// <summary>How a program ended.</summary>
    public sealed record Ending(int ExitCode, string Output, string Errors);

    // The kernel tells a child of its parent's death when the *thread* that made it ends, so all children come from one thread that never does.
    static class Nursery
    {
        static readonly BlockingCollection<Action> Births = [];

        static Nursery() => new Thread(Work) { IsBackground = true, Name = "nursery" }.Start();

        public static Process Start(ProcessStartInfo start)
        {
            var born = new TaskCompletionSource<Process>();
            Births.Add(() => { try { born.SetResult(Process.Start(start)!); } catch (Exception e) { born.SetException(e); } });
            return born.Task.GetAwaiter().GetResult();
        }

        static void Work() { foreach (var birth in Births.GetConsumingEnumerable()) birth(); }
    }
}
