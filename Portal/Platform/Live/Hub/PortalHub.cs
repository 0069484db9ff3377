using Microsoft.AspNetCore.SignalR;

namespace Portal.Platform.Live.Hub;

/// <summary>
/// Live events for any SignalR client, at <c>/hubs/portal</c>. The server calls <c>event({channel, seq, type, at, data})</c>; each of a channel's
/// events arrives, in order, also across a reconnect.
/// </summary>
internal sealed class PortalHub(HubPeers peers) : Microsoft.AspNetCore.SignalR.Hub
{
    /// <summary>
    /// Listens on a channel and replays what came after a number: null for nothing, 0 for all that is kept. The replay comes after the answer.
    /// </summary>
    public Task<Subscribed> Subscribe(string channel, long? after) => SubscribeWith(channel, after, null);

    /// <summary>The same with a secret, such as a chat's, for a client that has several.</summary>
    public async Task<Subscribed> SubscribeWith(string channel, long? after, string? secret)
    {
        var result = await peers.Subscribe(Context.ConnectionId, channel, after, secret, Context.ConnectionAborted);
        return result.Try(out var subscribed, out var problem) ? subscribed : throw new HubException(problem.Sentence);
    }

    /// <summary>Listens no longer.</summary>
    public void Unsubscribe(string channel) => peers.Unsubscribe(Context.ConnectionId, channel ?? "");
}
