using Portal.Platform.Data;
using Portal.Platform.Jobs;
using Portal.Platform.Outbox;

namespace Portal.Platform.Live;

/// <summary>Registers the bus, the dispatcher and, on PostgreSQL, the wire between nodes.</summary>
public static class LiveModule
{
    /// <summary>Adds live updates.</summary>
    public static void AddLive(this WebApplicationBuilder builder, DatabaseSettings settings)
    {
        builder.Services.AddSingleton<NewsSignal>().AddSingleton<LiveBus>().AddSingleton<NewsLog>().AddSingleton<SharedViews>().AddSingleton<ChangeStream>();
        if (settings.Provider == DatabaseProvider.Postgres)
        {
            builder.Services.AddSingleton<PostgresWire>().AddSingleton<INodeWire>(s => s.GetRequiredService<PostgresWire>());
            builder.Services.AddHostedService(s => s.GetRequiredService<PostgresWire>());
        }
        else
        {
            builder.Services.AddSingleton<INodeWire, OneNode>();
        }

        builder.Services.AddSingleton<NewsDispatcher>().AddHostedService(s => s.GetRequiredService<NewsDispatcher>());
        builder.Services.AddHostedService<NewsConsumers>().AddSingleton<IJob>(s => new OldNews(s.GetRequiredService<Database>()));
    }
}
