using System.Globalization;

namespace Portal.Bench.Servers;

/// <summary>Who used the processor since this was made: the server, the load, and everything else on the machine.</summary>
/// <remarks>A server that is not busy was not the limit; others that were busy spoil the figure.</remarks>
internal sealed class BusyCores(Server server)
{
    private const double TicksPerSecond = 100;
    private readonly long begin = Environment.TickCount64;
    private readonly TimeSpan serverBefore = server.ProcessorTime;
    private readonly TimeSpan loadBefore = Environment.CpuUsage.TotalTime;
    private readonly TimeSpan machineBefore = Machine();

    /// <inheritdoc/>
    public override string ToString()
    {
        var whole = TimeSpan.FromMilliseconds(Environment.TickCount64 - begin);
        var (byServer, byLoad) = (server.ProcessorTime - serverBefore, Environment.CpuUsage.TotalTime - loadBefore);
        var others = Machine() - machineBefore - byServer - byLoad;
        return string.Create(CultureInfo.InvariantCulture, $"server busy {byServer / whole:P0}, load {byLoad / whole:P0}, others {others / whole:P0}");
    }

    /// <summary>All cores together, without waiting: user, nice, system, interrupts and what the host took.</summary>
    private static TimeSpan Machine()
    {
        var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(long.Parse).ToArray();
        return TimeSpan.FromSeconds((ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6] + ticks[7]) / TicksPerSecond);
    }
}
