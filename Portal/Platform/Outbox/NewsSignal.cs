using System.Threading.Channels;

namespace Portal.Platform.Outbox;

/// <summary>Says that there may be fresh news in the outbox. Many calls before it is heard count as one.</summary>
public sealed class NewsSignal
{
    private readonly Channel<bool> channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Wakes the dispatcher.</summary>
    public void Set() => channel.Writer.TryWrite(true);

    /// <summary>Waits for the signal, but not longer than the time given: news written by another process give none.</summary>
    internal async Task Wait(TimeSpan atMost, CancellationToken stop)
    {
        if (channel.Reader.TryRead(out _))
        {
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(atMost);
        try
        {
            await channel.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The time is over: look anyway.
        }
    }
}
