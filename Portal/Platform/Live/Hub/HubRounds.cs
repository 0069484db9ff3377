namespace Portal.Platform.Live.Hub;

/// <summary>Goes round every few seconds: who lost a right, or whose token was withdrawn, hears no more.</summary>
internal sealed class HubRounds(HubPeers peers) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var open = new Dictionary<string, bool>();
                foreach (var peer in peers.All)
                {
                    await peers.Recheck(peer, open, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The portal stops.
        }
    }
}
