using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Portal.Kernel;

namespace Portal.Platform.Live.Hub;

/// <summary>
/// One connected client: who it is, what it listens to, and a queue of its own, so that a slow client holds up nobody else.
/// A client that falls too far behind is cut off; it connects again and has the rest replayed.
/// </summary>
internal sealed class HubPeer : IDisposable
{
    /// <summary>How many channels one connection may listen to.</summary>
    public const int MostChannels = 200;

    private const int MostWaiting = 16_000;
    private const int Calm = 1_000;

    private readonly HubConnectionContext connection;
    private readonly ConcurrentQueue<SerializedHubMessage> waiting = new();
    private readonly CancellationTokenSource gone = new();
    private int count;

    public HubPeer(HubConnectionContext connection, Actor actor, string? bearer) => (this.connection, Actor, Bearer) = (connection, actor, bearer);

    /// <summary>Who it is.</summary>
    public Actor Actor { get; }

    /// <summary>As whom it signed in, with the stamp of that session.</summary>
    public ClaimsPrincipal User => connection.User;

    /// <summary>The token or secret it came with.</summary>
    public string? Bearer { get; }

    /// <summary>What it listens to, by the names it used.</summary>
    public ConcurrentDictionary<string, HubSubscription> Subscriptions { get; } = new();

    /// <summary>Hears of changes of its own rights.</summary>
    public IDisposable? Rights { get; set; }

    /// <summary>
    /// Writes a message, or puts it into the queue behind those that are being written. Who finds the queue empty writes in place: where thousands are told, a hop of threads for each is dear.
    /// </summary>
    public void Send(SerializedHubMessage message)
    {
        if (gone.IsCancellationRequested)
        {
            return;
        }

        waiting.Enqueue(message);
        switch (Interlocked.Increment(ref count))
        {
            case 1:
                _ = Write();
                break;
            case > MostWaiting:
                Cut();
                break;
        }
    }

    /// <summary>Waits until most of the queue is written: replay after replay cannot fill the memory.</summary>
    public async Task CatchBreath()
    {
        while (Volatile.Read(ref count) > Calm)
        {
            await Task.Delay(10, gone.Token);
        }
    }

    /// <summary>Ends the connection.</summary>
    public void Cut() => connection.Abort();

    public void Dispose()
    {
        Rights?.Dispose();
        foreach (var subscription in Subscriptions.Values)
        {
            subscription.Dispose();
        }

        Subscriptions.Clear();
        gone.Cancel();
    }

    /// <summary>Writes until the queue is empty: one at a time, in order. After a fault nothing more is written, and <see cref="count"/> keeps others from trying.</summary>
    private async Task Write()
    {
        try
        {
            do
            {
                waiting.TryDequeue(out var message);
                await connection.WriteAsync(message!, gone.Token);
            }
            while (Interlocked.Decrement(ref count) > 0);
        }
        catch (OperationCanceledException)
        {
            // The client is gone.
        }
        catch (Exception)
        {
            Cut();
        }
    }
}
