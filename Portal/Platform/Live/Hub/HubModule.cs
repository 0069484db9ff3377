using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Portal.Platform.Api;

namespace Portal.Platform.Live.Hub;

/// <summary>Registers and maps the hub.</summary>
public static class HubModule
{
    private const int LargestCall = 8 * 1024;

    /// <summary>Adds it. Rooms bring an <see cref="IChannelGate"/> each, People an <see cref="ICallers"/>.</summary>
    public static void AddHub(this WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.None); // HubFaults writes what is worth it
        builder.Services.AddSingleton<HubFaults>().AddSignalR().AddHubOptions<PortalHub>(options =>
        {
            options.MaximumReceiveMessageSize = LargestCall;
            options.AddFilter<HubFaults>();
        });
        builder.Services
            .AddSingleton<IHubProtocol>(services => new AnswerFirst(ActivatorUtilities.CreateInstance<JsonHubProtocol>(services))) // the last one of a name is taken
            .AddSingleton<HubEvents>()
            .AddSingleton<HubPeers>()
            .AddSingleton<HubLifetimeManager<PortalHub>>(services => services.GetRequiredService<HubPeers>())
            .AddHostedService<HubRounds>();
    }

    /// <summary>Maps it at <c>/hubs/portal</c>.</summary>
    public static void MapHub(this WebApplication app) => app.MapHub<PortalHub>("/hubs/portal").TakesSecrets();
}
