using Portal.Platform.Outbox;

namespace Portal.Platform.Live.Hub;

/// <summary>
/// One client on one channel. What is replayed and what is told live pass one gate, which lets each number through once and only upwards.
/// </summary>
internal sealed class HubSubscription(HubPeer peer, HubEvents events, string name, string channel, string? secret) : IDisposable
{
    private readonly Lock gate = new();
    private IDisposable? listening;
    private long passed;

    /// <summary>The channel's name on the bus.</summary>
    public string Channel => channel;

    /// <summary>The secret that opened it.</summary>
    public string? Secret => secret;

    /// <summary>Whether this client sees what moderators took from view.</summary>
    public bool SeesWithheld { get; set; }

    /// <summary>Begins to listen and replays what came after a number. While it does, live news wait at the gate.</summary>
    public Subscribed Start(LiveBus bus, NewsLog log, long? after, long newestBefore)
    {
        lock (gate)
        {
            listening = bus.Listen(channel, Hear);
            var look = log.Look(channel, after);
            look.Rows.ForEach(Pass);
            var newest = Math.Max(newestBefore, look.Newest);
            var missed = after is { } from && look.Missed(from, newest);
            passed = missed ? look.LastSeq : Math.Max(look.LastSeq, after ?? 0);
            return new(newest, missed ? true : null);
        }
    }

    public void Dispose() => listening?.Dispose();

    private void Hear(LiveMessage message)
    {
        if (message.Row is { } row)
        {
            lock (gate)
            {
                Pass(row);
            }
        }
    }

    private void Pass(NewsRow row)
    {
        if (row.Seq > passed)
        {
            passed = row.Seq.Value;
            if (!row.Withheld || SeesWithheld)
            {
                peer.Send(events.Of(name, row));
            }
        }
    }
}
