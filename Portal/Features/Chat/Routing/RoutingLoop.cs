using Portal.Platform.Jobs;
using Portal.Platform.Live;

namespace Portal.Features.Chat;

/// <summary>
/// Routes at once when something happens at the desk, and looks every few seconds at what only time brings. On one node at a time; when that one dies another takes over.
/// </summary>
internal sealed class RoutingLoop(RoutingKeeper keeper, Router router, LiveBus bus, Leases leases, ILogger<RoutingLoop> logger) : BackgroundService
{
    private const string Lease = "chat-routing";

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    /// <summary>What happens in quick succession is routed together.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim stirred = new(0, 1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await leases.Release([Lease], cancellationToken);
    }

    public override void Dispose()
    {
        stirred.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listening = bus.Listen(ChatNews.Queue, _ => Stir());
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await stirred.WaitAsync(Pace, stoppingToken);
                await Task.Delay(Breath, stoppingToken);
                if (await leases.Hold(Lease, stoppingToken))
                {
                    await keeper.Run(stoppingToken);
                    await router.Run(stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(e, "Chats could not be routed; they are looked at again.");
                await Task.Delay(Pace, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private void Stir()
    {
        try
        {
            stirred.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is to look already.
        }
    }
}
