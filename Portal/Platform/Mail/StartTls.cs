using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.Platform.Mail;

/// <summary>
/// Asks a mail server whether it encrypts. The framework's client wants to know that beforehand: it either insists on encryption or never uses it.
/// </summary>
internal static class StartTls
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>True when the server's greeting offers STARTTLS. A relay on this machine is not asked: its certificate would name nobody.</summary>
    public static async Task<bool> IsOffered(string host, int port, CancellationToken ct)
    {
        if (IsThisMachine(host))
        {
            return false;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(host, port, limit.Token);
        using var reader = new StreamReader(tcp.GetStream(), Encoding.ASCII, leaveOpen: true);
        await Answer(reader, limit.Token);
        await tcp.GetStream().WriteAsync("EHLO localhost\r\n"u8.ToArray(), limit.Token);
        var offers = await Answer(reader, limit.Token);
        await tcp.GetStream().WriteAsync("QUIT\r\n"u8.ToArray(), limit.Token);
        return offers.Exists(line => line.AsSpan(Math.Min(4, line.Length)).Trim().Equals("STARTTLS", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>True for a server on this very machine.</summary>
    public static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>The lines of one answer: all but the last have a dash behind the code.</summary>
    private static async Task<List<string>> Answer(StreamReader reader, CancellationToken ct)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync(ct) is { } line && lines.Count < 100)
        {
            lines.Add(line);
            if (line.Length < 4 || line[3] != '-')
            {
                break;
            }
        }

        return lines;
    }
}
