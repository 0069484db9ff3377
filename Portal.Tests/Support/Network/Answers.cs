using System.Diagnostics;
using System.Net.Sockets;

namespace Portal.Tests.Support.Network;

/// <summary>Waits for a server that is starting.</summary>
public static class Answers
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>True as soon as a connection is accepted; false when that does not happen, or <paramref name="hasDied"/> says that it never will.</summary>
    public static async Task<bool> AtAsync(Uri address, Func<bool>? hasDied = null)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience && hasDied?.Invoke() != true; await Task.Delay(30))
        {
            using var client = new TcpClient();
            try { await client.ConnectAsync("127.0.0.1", address.Port); return true; }
            catch (SocketException) { /* not yet */ }
        }
        return false;
    }
}
