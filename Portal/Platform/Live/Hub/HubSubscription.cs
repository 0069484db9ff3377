using Portal.Platform.Outbox;

namespace Portal.Platform.Live.Hub;

/// <summary>
/// One client on one channel. What is replayed and what is told live pass one gate, which lets each number through once and only upwards,
/// and opens when the client has its answer.
/// </summary>
internal sealed class HubSubscription(HubPeer peer, HubEvents events, string name, string channel, string? secret) : IDisposable
{
    private readonly Lock gate = new();
    private IDisposable? listening;
    private List<NewsRow>? waiting;
    private long passed;

    /// <summary>The channel's name on the bus.</summary>
    public string Channel => channel;

    /// <summary>The secret that opened it.</summary>
    public string? Secret => secret;

    /// <summary>Whether this client sees what moderators took from view.</summary>
    public bool SeesWithheld { get; set; }

    /// <summary>Begins to listen, and keeps what came after a number until <see cref="Open"/>.</summary>
    public Subscribed Start(LiveBus bus, NewsLog log, long? after, long newestBefore, long forgottenBefore)
    {
        lock (gate)
        {
            listening = bus.Listen(channel, Hear);
            var look = log.Look(channel, after);
            var newest = Math.Max(newestBefore, look.Newest);
            var missed = after is { } from && look.Missed(from, newest, forgottenBefore);
            waiting = look.Rows;
            passed = after is { } known && !missed ? known : look.Rows is [{ Seq: { } first }, ..] ? first - 1 : look.LastSeq;
            return new(newest, missed ? true : null) { Answered = Open };
        }
    }

    public void Dispose() => listening?.Dispose();

    /// <summary>The client has its answer: now it gets the replay, and after it what was told meanwhile.</summary>
    private void Open()
    {
        lock (gate)
        {
            waiting?.ForEach(Pass);
            waiting = null;
        }
    }

    private void Hear(LiveMessage message)
    {
        if (message.Row is { } row)
        {
            lock (gate)
            {
                if (waiting is not null)
                {
                    waiting.Add(row);
                }
                else
                {
                    Pass(row);
                }
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
