using System.Net;
using System.Net.Sockets;

namespace Portal.Tests.Support.Network;

/// <summary>A line to a server that can be cut: what went through it breaks at once, and nothing new gets through until it is mended.</summary>
public sealed class TcpCut : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, FreePort.Next());
    readonly HashSet<TcpClient> open = [];
    readonly int target;
    readonly Task accepting;
    bool cut;
    volatile bool stalled, muted;

    /// <summary>A line to a port of this machine.</summary>
    public TcpCut(Uri server)
    {
        target = server.Port;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where the line begins.</summary>
    public Uri Address => new($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>Breaks every connection with a reset, and every new one at once.</summary>
    public void Cut()
    {
        lock (open)
        {
            cut = true;
            foreach (var client in open) Reset(client);
            open.Clear();
        }
    }

    /// <summary>From now on what is sent to the server is lost, and nobody is told: the line is dead and does not know it yet.</summary>
    public void Stall() => stalled = true;

    /// <summary>From now on what the server answers is lost: it hears and does what it is asked, and nobody is told.</summary>
    public void Mute() => muted = true;

    /// <summary>Lets new connections through again.</summary>
    public void Mend() { lock (open) cut = stalled = muted = false; }

    /// <summary>Closes the line for good.</summary>
    public async ValueTask DisposeAsync()
    {
        Cut();
        listener.Stop();
        await accepting;
    }

    async Task AcceptAsync()
    {
        try { while (true) _ = ServeAsync(await listener.AcceptTcpClientAsync()); }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException) { /* the listener was stopped */ }
    }

    async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        if (!Keep(client) || !Keep(server)) return;
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, target);
            await Task.WhenAny(SendAsync(client.GetStream(), server.GetStream(), () => stalled), SendAsync(server.GetStream(), client.GetStream(), () => muted));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException) { /* this is what a cut line feels like */ }
        finally { Forget(client); Forget(server); }
    }

    static async Task SendAsync(NetworkStream from, NetworkStream to, Func<bool> isLost)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer) is > 0 and var read)
        {
            if (!isLost()) await to.WriteAsync(buffer.AsMemory(0, read));
        }
    }

    bool Keep(TcpClient client)
    {
        lock (open)
        {
            if (cut) Reset(client); else open.Add(client);
            return !cut;
        }
    }

    void Forget(TcpClient client)
    {
        lock (open) open.Remove(client);
        client.Dispose();
    }

    // Lingering for no time makes the other end see a reset instead of a polite end.
    static void Reset(TcpClient client)
    {
        if (client.Client is { } socket) socket.LingerState = new LingerOption(true, 0);
        client.Dispose();
    }
}
