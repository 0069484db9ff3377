using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Playwright;

namespace Portal.Tests.Support.Browsers;

/// <summary>The line of a page's circuit to the portal, on which everything takes its time, both ways, and nothing overtakes anything.</summary>
static class SlowLine
{
    /// <summary>Puts the circuit of the pages that are opened from now on behind such a line.</summary>
    public static Task Slow(this IPage page, TimeSpan way) => page.RouteWebSocketAsync("**/_blazor*", socket =>
    {
        var portal = socket.ConnectToServer();
        socket.OnMessage(Later(way, portal));
        portal.OnMessage(Later(way, socket));
    });

    static Action<IWebSocketFrame> Later(TimeSpan way, IWebSocketRoute end)
    {
        var frames = Channel.CreateUnbounded<(long Since, IWebSocketFrame Frame)>();
        _ = Deliver();
        return frame => frames.Writer.TryWrite((Stopwatch.GetTimestamp(), frame));

        async Task Deliver()
        {
            await foreach (var (since, frame) in frames.Reader.ReadAllAsync())
            {
                if (way - Stopwatch.GetElapsedTime(since) is var rest && rest > TimeSpan.Zero) await Task.Delay(rest);
                if (frame.Binary is { } bytes) end.Send(bytes); else end.Send(frame.Text!);
            }
        }
    }
}
