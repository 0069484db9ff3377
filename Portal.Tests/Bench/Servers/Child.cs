using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Portal.Bench.Servers;

/// <summary>A process that this program started. It is stopped by its handle, at the latest when this program ends.</summary>
public sealed class Child : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly ConcurrentDictionary<int, Child> Running = [];
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    private Child(Process process) => this.process = process;

    /// <summary>Whether it has ended by itself.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>The end of what it printed, for a message about a failure.</summary>
    public string LastWords => string.Join(Environment.NewLine, lines.TakeLast(12));

    /// <summary>The first line that reads like a reason: what a program says before it shows where.</summary>
    private string Complaint => lines.FirstOrDefault(line => line.Length > 0 && !line.StartsWith("   at ", StringComparison.Ordinal)) ?? "without a word";

    /// <summary>Memory that it holds now (RSS).</summary>
    public long ResidentBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Processor time that it has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts a program with settings as environment variables.</summary>
    public static Child Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null)
    {
        var info = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        Tuning.RemoveFrom(info.Environment);
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            info.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var child = new Child(new Process { StartInfo = info });
        child.process.OutputDataReceived += (_, line) => child.Keep(line.Data);
        child.process.ErrorDataReceived += (_, line) => child.Keep(line.Data);
        child.process.Start();
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return Running[child.process.Id] = child;
    }

    /// <summary>Waits for its end and gives what it printed; an exit code other than 0 is an error with its last words.</summary>
    public async Task<IReadOnlyList<string>> FinishAsync(CancellationToken cancel)
    {
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0
            ? [.. lines]
            : throw new InvalidOperationException($"{string.Join(' ', process.StartInfo.ArgumentList)} ended with {process.ExitCode}: {Complaint}");
    }

    /// <summary>Ends everything that still runs, at once.</summary>
    public static void KillAll()
    {
        foreach (var child in Running.Values)
        {
            child.Kill();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            _ = Signal(process.Id, Terminate);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));
            await process.WaitForExitAsync(patience.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        Kill();
        process.Dispose();
    }

    private void Kill()
    {
        Running.TryRemove(process.Id, out _);
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
            if (lines.Count > 200)
            {
                lines.TryDequeue(out _);
            }
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
}
