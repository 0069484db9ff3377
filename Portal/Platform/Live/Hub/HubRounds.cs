namespace Portal.Platform.Live.Hub;

/// <summary>Goes round every few seconds: who lost a right, or whose token was withdrawn, hears no more.</summary>
internal sealed class HubRounds(HubPeers peers) : BackgroundService
{
    private const int AtOnce = 10;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(4);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var round = new HubRound();
                foreach (var some in peers.All.Chunk(AtOnce))
                {
                    foreach (var peer in some)
                    {
                        await peers.Recheck(peer, round, stoppingToken);
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

/// <summary>What is the same for all whose rights are asked for together.</summary>
internal sealed class HubRound
{
    /// <summary>The channels asked about so far, and whether a visitor may read them: then everyone may.</summary>
    public Dictionary<string, bool> Open { get; } = [];

    /// <summary>The accounts that may see what moderators took from view; null until somebody asks.</summary>
    public IReadOnlySet<long>? MaySeeWithheld { get; set; }
}
