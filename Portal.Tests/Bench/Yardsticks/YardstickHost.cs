namespace Portal.Bench.Yardsticks;

/// <summary>What every served yardstick has: Kestrel, silence, and an address that says that it is ready.</summary>
internal static class YardstickHost
{
    /// <summary>A host with only what is asked for.</summary>
    public static WebApplication Build(Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapGet("/healthz/ready", () => "ready");
        return app;
    }

    /// <summary>Runs a host until stopped.</summary>
    public static Task RunAsync(this WebApplication app, CancellationToken cancel) => ((IHost)app).RunAsync(cancel);
}
