using System.Diagnostics;

namespace Portal.Platform.Jobs;

/// <summary>
/// Gives memory back to the machine when the portal has had a moment's rest after work. The runtime keeps what a rush took for the next one;
/// a community portal has hours of quiet, and often shares its machine. At most a twentieth of the time goes into it, however large the memory is.
/// One for a process: see <c>Serving</c>.
/// </summary>
internal sealed class IdleTrim : BackgroundService
{
    private const long Worth = 32 * 1024 * 1024;
    private const long Quiet = 2 * 1024 * 1024;
    private const int PausePerWork = 20;
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var trimmed = 0L;
        try
        {
            for (var before = GC.GetTotalAllocatedBytes(); ; before = GC.GetTotalAllocatedBytes())
            {
                await Task.Delay(Glance, stoppingToken);
                var now = GC.GetTotalAllocatedBytes();
                if (now - before < Quiet && now - trimmed > Worth)
                {
                    var began = Stopwatch.GetTimestamp();
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                    trimmed = now;
                    await Task.Delay(Stopwatch.GetElapsedTime(began) * PausePerWork, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The portal stops.
        }
    }
}
