namespace Portal.Platform.Live.Hub;

/// <summary>Goes round every few seconds: who lost a right, or whose token was withdrawn, hears no more.</summary>
internal sealed class HubRounds(HubPeers peers) : BackgroundService
{
    private const int AtOnce = 50;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var open = new Dictionary<string, bool>();
                foreach (var some in peers.All.Chunk(AtOnce))
                {
                    foreach (var peer in some)
                    {
                        await peers.Recheck(peer, open, stoppingToken);
                    }

                    await Task.Delay(Breath, stoppingToken); // thousands are asked about: what is to be told meanwhile gets its turn
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The portal stops.
        }
    }
}
