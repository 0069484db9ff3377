using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Portal.Kernel;

namespace Portal.Platform.Live.Hub;

/// <summary>All clients of the hub on this node: what they may listen to, now and some seconds later.</summary>
internal sealed class HubPeers(
    LiveBus bus, NewsLog log, NewsDispatcher dispatcher, HubEvents events, ICallers callers, IEnumerable<IChannelGate> gates, ILogger<DefaultHubLifetimeManager<PortalHub>> logger)
    : DefaultHubLifetimeManager<PortalHub>(logger)
{
    private const int LongestName = 60;

    private readonly ConcurrentDictionary<string, HubPeer> peers = new();

    private ILogger Log { get; } = logger;

    /// <summary>Those connected now.</summary>
    public IEnumerable<HubPeer> All => peers.Values;

    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        var http = connection.GetHttpContext()!;
        var peer = new HubPeer(connection, callers.Of(http), Api.Bearer.Of(http));
        peers[connection.ConnectionId] = peer;
        if (peer.Actor.AccountId is { } id)
        {
            peer.Rights = bus.Listen(callers.OwnChannel(id), message => _ = message.Row is { IsQuiet: false } ? Task.Run(() => Recheck(peer, new HubRound(), CancellationToken.None)) : Task.CompletedTask);
        }

        await base.OnConnectedAsync(connection);
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (peers.TryRemove(connection.ConnectionId, out var peer))
        {
            peer.Dispose();
        }

        return base.OnDisconnectedAsync(connection);
    }

    /// <summary>Opens a channel to a client, or answers why not.</summary>
    public async Task<Result<Subscribed>> Subscribe(string connection, string name, long? after, string? secret, CancellationToken ct)
    {
        if (!peers.TryGetValue(connection, out var peer) || string.IsNullOrEmpty(name) || name.Length > LongestName || after < 0)
        {
            return Problem.NotFound;
        }

        Unsubscribe(connection, name);
        if (peer.Subscriptions.Count >= HubPeer.MostChannels)
        {
            return Problem.Refused<HubText>("TooManyChannels", HubPeer.MostChannels);
        }

        await peer.CatchBreath();
        var channel = ChannelOf(peer.Actor, name);
        if (channel is null || !await MayRead(peer.Actor, secret ?? peer.Bearer, channel, ct))
        {
            return Problem.NotFound;
        }

        // What was done before this call, on whichever node, belongs to the answer and is not told as news.
        await dispatcher.CatchUp(ct);
        var (newest, forgotten) = (await log.Newest(channel, ct), after is null ? 0 : await log.Forgotten(channel, ct));
        var subscription = new HubSubscription(peer, events, name, channel, secret ?? peer.Bearer) { SeesWithheld = await callers.SeesWithheld(peer.Actor, ct) };
        peer.Subscriptions[name] = subscription;
        var answer = subscription.Start(bus, log, after, newest, forgotten);
        if (!peers.ContainsKey(connection))
        {
            subscription.Dispose(); // the client went while it was being let in
        }

        return answer;
    }

    /// <summary>Closes a channel to a client.</summary>
    public void Unsubscribe(string connection, string name)
    {
        if (peers.TryGetValue(connection, out var peer) && peer.Subscriptions.TryRemove(name, out var old))
        {
            old.Dispose();
        }
    }

    /// <summary>
    /// Asks again whether a client may hear what it hears; <paramref name="round"/> remembers what is the same for all.
    /// </summary>
    public async Task Recheck(HubPeer peer, HubRound round, CancellationToken ct)
    {
        try
        {
            if (!await callers.StillHolds(peer.User, peer.Bearer, ct))
            {
                peer.Cut();
                return;
            }

            round.MaySeeWithheld ??= await callers.WhoMaySeeWithheld(ct);
            var perhaps = peer.Actor.AccountId is { } id && (round.MaySeeWithheld.Contains(id) || peer.Subscriptions.Values.Any(s => s.SeesWithheld)); // or who may since the round began
            var sees = perhaps && await callers.SeesWithheld(peer.Actor, ct);
            foreach (var (name, subscription) in peer.Subscriptions)
            {
                subscription.SeesWithheld = sees;
                if (!await MayStill(peer, subscription, round, ct) && peer.Subscriptions.TryRemove(new(name, subscription)))
                {
                    subscription.Dispose();
                    peer.Send(HubEvents.Closed(name));
                }
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.LogWarning(e, "The rights of a hub client could not be read.");
        }
    }

    private async Task<bool> MayStill(HubPeer peer, HubSubscription subscription, HubRound round, CancellationToken ct)
    {
        if (!round.Open.TryGetValue(subscription.Channel, out var everyone))
        {
            round.Open[subscription.Channel] = everyone = await MayRead(Actor.Visitor, null, subscription.Channel, ct);
        }

        return everyone || await MayRead(peer.Actor, subscription.Secret, subscription.Channel, ct);
    }

    private async Task<bool> MayRead(Actor actor, string? secret, string channel, CancellationToken ct)
    {
        if (actor.AccountId is { } id && channel == callers.OwnChannel(id))
        {
            return true;
        }

        foreach (var gate in gates)
        {
            if (await gate.MayRead(actor, secret, channel, ct) is { } answer)
            {
                return answer;
            }
        }

        return false;
    }

    /// <summary><c>me</c> is another channel for each account; all others are named as they are.</summary>
    private string? ChannelOf(Actor actor, string name) =>
        name == "me" ? actor.AccountId is { } id ? callers.OwnChannel(id) : null
        : name.StartsWith("me:", StringComparison.Ordinal) ? null
        : name;
}
