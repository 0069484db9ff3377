using System.Collections.Concurrent;
using System.Collections.Immutable;
using Portal.Platform.Outbox;

namespace Portal.Platform.Live;

/// <summary>
/// The live lane: tells whoever listens on a channel to look again. Listeners are called one after another on the dispatcher's
/// thread and must return at once; what takes time goes into a queue of their own.
/// </summary>
public sealed class LiveBus(INodeWire wire, ILogger<LiveBus> log)
{
    private readonly ConcurrentDictionary<string, ImmutableArray<Action<LiveMessage>>> listeners = new();

    /// <summary>Listens until disposed. Subscribe first and load afterwards: then nothing is missed.</summary>
    public IDisposable Listen(string channel, Action<LiveMessage> listener)
    {
        listeners.AddOrUpdate(channel, _ => [listener], (_, present) => present.Add(listener));
        return new Subscription(this, channel, listener);
    }

    /// <summary>Says something that is not kept, such as "is typing", to the listeners on every node.</summary>
    public void Whisper(string channel, string type, string data)
    {
        Speak(new LiveMessage(channel, 0, type, data, null));
        wire.Whisper(channel, type, data);
    }

    /// <summary>How many listeners a channel has on this node.</summary>
    public int Listening(string channel) => listeners.TryGetValue(channel, out var present) ? present.Length : 0;

    internal void Speak(NewsRow row)
    {
        foreach (var channel in row.ChannelList())
        {
            Speak(new LiveMessage(channel, row.Seq ?? 0, row.Type, row.Data, row));
        }
    }

    internal void Speak(LiveMessage message)
    {
        if (!listeners.TryGetValue(message.Channel, out var present))
        {
            return;
        }

        foreach (var listener in present)
        {
            try
            {
                listener(message);
            }
            catch (Exception e)
            {
                log.LogError(e, "A listener on {Channel} failed.", message.Channel);
            }
        }
    }

    private void Remove(string channel, Action<LiveMessage> listener)
    {
        while (listeners.TryGetValue(channel, out var present))
        {
            var left = present.Remove(listener);
            if (left.IsEmpty ? listeners.TryRemove(new(channel, present)) : listeners.TryUpdate(channel, left, present))
            {
                return;
            }
        }
    }

    private sealed class Subscription(LiveBus bus, string channel, Action<LiveMessage> listener) : IDisposable
    {
        private int done;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref done, 1) == 0)
            {
                bus.Remove(channel, listener);
            }
        }
    }
}

/// <summary>What a listener hears.</summary>
/// <param name="Channel">The channel it was told on.</param>
/// <param name="Seq">Its number; 0 for a whisper, which is not kept.</param>
/// <param name="Type">The kind.</param>
/// <param name="Data">JSON with ids.</param>
/// <param name="Row">The row of the outbox, or null for a whisper.</param>
public readonly record struct LiveMessage(string Channel, long Seq, string Type, string Data, NewsRow? Row);

/// <summary>Carries whispers and wake-up calls to the other nodes.</summary>
public interface INodeWire
{
    /// <summary>Passes a whisper on; may lose it.</summary>
    void Whisper(string channel, string type, string data);

    /// <summary>Tells the other nodes that the outbox has fresh rows.</summary>
    void Wake();
}

/// <summary>There is no other node.</summary>
internal sealed class OneNode : INodeWire
{
    public void Whisper(string channel, string type, string data)
    {
        // Nobody else to tell.
    }

    public void Wake()
    {
        // Nobody else to wake.
    }
}
