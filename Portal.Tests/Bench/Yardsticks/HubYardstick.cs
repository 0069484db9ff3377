using Microsoft.AspNetCore.SignalR;

namespace Portal.Bench.Yardsticks;

/// <summary>A bare SignalR hub: a post is numbered and told to everyone in the topic's group, and nothing else happens.</summary>
internal static class HubYardstick
{
    /// <summary>Serves the hub, and posts to its topics, at the portal's own addresses until stopped.</summary>
    public static async Task RunAsync(CancellationToken cancel)
    {
        long last = 0;
        await using var app = YardstickHost.Build(services => services.AddSignalR());
        app.MapHub<BareHub>("/hubs/portal");
        app.MapPost("/api/v1/topics/{topic:long}/posts", async (long topic, IHubContext<BareHub> hub) =>
        {
            var id = Interlocked.Increment(ref last);
            var channel = $"topic:{topic}";
            var news = new { channel, seq = id, type = "reply", at = DateTime.UtcNow, data = new { topicId = topic, postId = id, number = id } };
            await hub.Clients.Group(channel).SendAsync("event", news);
            return Results.Created((string?)null, new { id });
        });
        await app.RunAsync(cancel);
    }

    /// <summary>The hub itself: whoever subscribes is in the group.</summary>
    public sealed class BareHub : Hub
    {
        /// <summary>Joins a channel.</summary>
        public async Task<object> Subscribe(string channel, long? after)
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, channel);
            return new { seq = after ?? 0 };
        }
    }
}
