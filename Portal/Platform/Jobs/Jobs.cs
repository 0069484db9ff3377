namespace Portal.Platform.Jobs;

/// <summary>Work that comes round again and again, on one node at a time.</summary>
public interface IJob
{
    /// <summary>A stable name.</summary>
    string Name { get; }

    /// <summary>How long to wait between two runs.</summary>
    TimeSpan Every { get; }

    /// <summary>Does it once. Must be safe to be cut off anywhere and started again.</summary>
    Task Run(CancellationToken ct);
}

/// <summary>Runs every registered job at its pace.</summary>
internal sealed class JobRunner(IEnumerable<IJob> jobs, Leases leases, ILogger<JobRunner> logger) : BackgroundService
{
    /// <summary>A portal that starts has readers waiting: what comes round every hour can let them go first.</summary>
    private static readonly TimeSpan Manners = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(jobs.Select(job => Repeat(job, stoppingToken)));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (ExecuteTask is { IsCompleted: true })
        {
            await leases.Release(jobs.Select(LeaseOf), cancellationToken);
        }
    }

    private static string LeaseOf(IJob job) => $"job:{job.Name}";

    private async Task Repeat(IJob job, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(job.Every);
        try
        {
            await Task.Delay(job.Every < Manners ? job.Every : Manners, stop);
            do
            {
                await Once(job, stop);
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException)
        {
            // The portal stops.
        }
    }

    private async Task Once(IJob job, CancellationToken stop)
    {
        try
        {
            if (await leases.Hold(LeaseOf(job), stop))
            {
                await job.Run(stop);
            }
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            logger.LogError(e, "The job {Job} failed.", job.Name);
        }
    }
}

/// <summary>Registers the runner and what it needs.</summary>
public static class JobsModule
{
    /// <summary>Adds background jobs; each room adds its own as <see cref="IJob"/>.</summary>
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Leases>().AddSingleton<IJob, OldSubmissions>();
        builder.Services.AddHostedService<JobRunner>();
    }
}
