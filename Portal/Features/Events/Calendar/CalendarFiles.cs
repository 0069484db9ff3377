using Microsoft.Net.Http.Headers;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Markup;
using Portal.Platform.Web;

namespace Portal.Features.Events;

/// <summary>Calendars as files: one event for who may see it, and feeds behind secret addresses. A program that has the newest form already gets 304.</summary>
internal static class CalendarFiles
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/events/{id:long}.ics", One).ExcludeFromDescription();
        app.MapGet("/events/{id:long}/series.ics", Series).ExcludeFromDescription();
        app.MapGet("/calendar/{secret}.ics", Feed).ExcludeFromDescription();
    }

    /// <summary>Where an event is had as a file.</summary>
    public static string AddressOf(long id) => $"{Event.AddressOf(id)}.ics";

    /// <summary>Where all events of its series are had as a file.</summary>
    public static string SeriesAddressOf(long id) => $"{Event.AddressOf(id)}/series.ics";

    private static async Task<IResult> Series(HttpContext http, long id, EventViews views, MarkdownRenderer markup, PublicAddress address, CancellationToken ct) =>
        await views.WholeSeries(http.ActorOf(), id, ct) is { Count: > 0 } found ? Answer(http, new IcsWriter(markup, address.Root).Write(null, found)) : Results.NotFound();

    private static async Task<IResult> One(HttpContext http, long id, EventViews views, MarkdownRenderer markup, PublicAddress address, CancellationToken ct) =>
        await views.Whole(http.ActorOf(), id, ct) is { } found ? Answer(http, new IcsWriter(markup, address.Root).Write(null, [found])) : Results.NotFound();

    private static async Task<IResult> Feed(HttpContext http, string secret, CalendarFeeds feeds, MarkdownRenderer markup, PublicAddress address, CancellationToken ct) =>
        await feeds.Open(secret, ct) is { } feed
            ? Answer(http, new IcsWriter(markup, address.Root).Write(feed.Name.Length > 0 ? feed.Name : Sentences.Say(typeof(EventsText), "MyEvents"), feed.Events))
            : Results.NotFound();

    private static IResult Answer(HttpContext http, byte[] calendar)
    {
        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.Bytes(calendar, IcsWriter.Type, entityTag: new EntityTagHeaderValue(ContentTag.Of(calendar)));
    }
}
