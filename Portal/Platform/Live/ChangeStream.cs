using System.Globalization;
using System.Threading.Channels;

namespace Portal.Platform.Live;

/// <summary>
/// The event stream of what visitors may read, such as a public topic: says that something changed, and the page's script (visitor-live.js) reads the page again, which comes from the cache.
/// </summary>
public sealed class ChangeStream(LiveBus bus, NewsLog log, IHostApplicationLifetime portal)
{
    /// <summary>Answers with the stream of a channel until the reader goes; 404 where visitors may not read it.</summary>
    /// <param name="http">The request.</param>
    /// <param name="channel">Where it is told that something changed.</param>
    /// <param name="isPublic">Whether visitors may read it.</param>
    public async Task Serve(HttpContext http, string channel, bool isPublic)
    {
        if (!isPublic)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, portal.ApplicationStopping);
        var stop = ends.Token;
        var changes = Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        using var listening = bus.Listen(channel, message => changes.Writer.TryWrite(message.Seq));
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        await Send(http, "hello", log.Version(channel));
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(20));
        var tick = beat.WaitForNextTickAsync(stop).AsTask();
        var change = changes.Reader.ReadAsync(stop).AsTask();
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var first = await Task.WhenAny(tick, change);
                if (first == change)
                {
                    await Send(http, "changed", await change);
                    change = changes.Reader.ReadAsync(stop).AsTask();
                }
                else
                {
                    await tick;
                    await http.Response.WriteAsync(":\n\n", stop);
                    tick = beat.WaitForNextTickAsync(stop).AsTask();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The reader went away, or the portal stops: the reader's browser comes back by itself.
        }
    }

    private static async Task Send(HttpContext http, string name, long seq)
    {
        await http.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"event: {name}\ndata: {seq}\n\n"), http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }
}
