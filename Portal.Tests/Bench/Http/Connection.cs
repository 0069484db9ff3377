using System.Net;
using System.Net.Sockets;

namespace Portal.Bench.Http;

/// <summary>One keep-alive connection on a bare socket: a request goes out, its response comes back, then the next.</summary>
public sealed class Connection : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[64 * 1024];
    private readonly ResponseScanner scanner = new();

    /// <summary>The status of the last response.</summary>
    public int Status => scanner.Status;

    /// <summary>The length of the last response's body.</summary>
    public long BodyLength => scanner.BodyLength;

    /// <summary>Opens a connection to the host of an address.</summary>
    public static async Task<Connection> OpenAsync(Uri address, CancellationToken cancel)
    {
        var connection = new Connection();
        await connection.socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(address.Host), address.Port), cancel);
        return connection;
    }

    /// <summary>Sends a request and reads its response to the end.</summary>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancel)
    {
        scanner.Reset();
        await socket.SendAsync(request, SocketFlags.None, cancel);
        while (!scanner.IsDone)
        {
            var count = await socket.ReceiveAsync(buffer.AsMemory(), SocketFlags.None, cancel);
            scanner.Feed(count > 0 ? buffer.AsSpan(0, count) : throw new IOException("The server closed the connection."));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();
}
