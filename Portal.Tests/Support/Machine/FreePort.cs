using System.Net;
using System.Net.Sockets;

namespace Portal.Tests.Support.Machine;

/// <summary>A port of this machine on which nobody listens.</summary>
public static class FreePort
{
    static readonly HashSet<int> Given = [];

    /// <summary>A port that was not given to anybody else in this run.</summary>
    public static int Next()
    {
        lock (Given)
        {
            while (true)
            {
                var port = Ask();
                if (Given.Add(port)) return port;
            }
        }
    }

    static int Ask()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
