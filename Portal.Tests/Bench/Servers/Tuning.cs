namespace Portal.Bench.Servers;

/// <summary>How this program itself runs while it measures: on the load's core, its sockets without a thread pool between.</summary>
public static class Tuning
{
    private static readonly (string Name, string Value)[] Sockets =
    [
        ("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1"),
        ("DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT", "1"),
    ];

    /// <summary>The core of whatever is measured.</summary>
    public const int ServerCore = 0;

    /// <summary>The core of whoever loads it.</summary>
    public static int LoadCore { get; } = Environment.ProcessorCount > 1 ? 1 : 0;

    /// <summary>Moves this process to the load's core; must come before the first socket.</summary>
    public static async Task ApplyAsync(CancellationToken cancel)
    {
        foreach (var (name, value) in Sockets)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        string[] arguments = ["-a", "-c", "-p", $"{LoadCore}", $"{Environment.ProcessId}"];
        await using var pin = Child.Start("taskset", arguments);
        await pin.FinishAsync(cancel);
    }

    /// <summary>What is measured runs as it is delivered: none of this is handed down to it.</summary>
    public static void RemoveFrom(IDictionary<string, string?> environment)
    {
        foreach (var (name, _) in Sockets)
        {
            environment.Remove(name);
        }
    }
}
