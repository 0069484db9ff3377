using System.Globalization;
using System.Threading.Channels;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Live;

namespace Portal.Features.Forum;

/// <summary>
/// The event stream of a public topic for visitors: says that something changed, and the page's script reads the page again, which comes from the cache.
/// </summary>
internal static class TopicStream
{
    public static void Map(WebApplication app) => app.MapGet("/live/topic/{id:long}", Stream).ExcludeFromDescription();

    private static async Task Stream(long id, HttpContext http, TopicViews topics, LiveBus bus, NewsLog log, IHostApplicationLifetime portal)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, portal.ApplicationStopping);
        var stop = ends.Token;
        if (await topics.Head(Actor.Visitor, id, stop) is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var changes = Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        using var listening = bus.Listen(ForumNews.Topic(id), message => changes.Writer.TryWrite(message.Seq));
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        await Send(http, "hello", log.Version(ForumNews.Topic(id)));
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
