using System.Diagnostics;
using System.Globalization;

namespace Portal.Bench.Servers;

/// <summary>Who used the processor for a while: the server, the load, and everything else on the machine, in cores.</summary>
/// <remarks>A server that was not busy was not the limit; others that were busy spoil the figure.</remarks>
public readonly record struct BusyCores(double Server, double Load, double Others)
{
    private const double TicksPerSecond = 100;

    /// <summary>More than this of one core taken by others, the host of a virtual machine among them, and a figure is measured again.</summary>
    private const double Tolerated = 0.1;

    /// <summary>Whether others took so much that the figure says little.</summary>
    public bool Disturbed => Others > Tolerated;

    /// <summary>Begins to watch; what is answered tells who was busy since then.</summary>
    public static Func<BusyCores> Watch(Func<TimeSpan> server)
    {
        var begin = Stopwatch.GetTimestamp();
        var (serverBefore, loadBefore, machineBefore) = (server(), Environment.CpuUsage.TotalTime, Machine());
        return () =>
        {
            var whole = Stopwatch.GetElapsedTime(begin);
            var (byServer, byLoad) = (server() - serverBefore, Environment.CpuUsage.TotalTime - loadBefore);
            return new(byServer / whole, byLoad / whole, (Machine() - machineBefore - byServer - byLoad) / whole);
        };
    }

    /// <summary>The same where only what the host of the machine takes is a disturbance.</summary>
    public static Func<BusyCores> WatchHost() => Watch(() => Machine(host: false) - Environment.CpuUsage.TotalTime);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"server busy {Server:P0}, load {Load:P0}, others {Others:P0}");

    /// <summary>All cores together, without waiting: user, nice, system, interrupts and what the host took.</summary>
    private static TimeSpan Machine(bool host = true)
    {
        var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(long.Parse).ToArray();
        return TimeSpan.FromSeconds((ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6] + (host ? ticks[7] : 0)) / TicksPerSecond);
    }
}
