using Microsoft.Net.Http.Headers;
using Portal.Platform.Web;

namespace Portal.Features.Forum;

/// <summary>
/// The forum's Atom feeds, for readers without an account. Kept like visitors' pages and gone stale with the news that change them;
/// a reader that has the newest already gets 304.
/// </summary>
internal static class Feeds
{
    private const string Type = "application/atom+xml; charset=utf-8";

    public static void Map(WebApplication app)
    {
        app.MapGet("/feed.atom", (FeedViews views, PublicAddress address, TimeProvider time, HttpContext http) => Answer(views.Newest(http.RequestAborted), address, time, http))
            .WithMetadata(new VisitorCacheAttribute(ForumNews.Forum)).ExcludeFromDescription();
        app.MapGet("/c/{slug}/feed.atom", (string slug, FeedViews views, PublicAddress address, TimeProvider time, HttpContext http) => Answer(views.Category(slug, http.RequestAborted), address, time, http))
            .WithMetadata(new VisitorCacheAttribute(ForumNews.Forum)).ExcludeFromDescription();
        app.MapGet("/tag/{name}/feed.atom", (string name, FeedViews views, PublicAddress address, TimeProvider time, HttpContext http) => Answer(views.Tag(name, http.RequestAborted), address, time, http))
            .WithMetadata(new VisitorCacheAttribute(ForumNews.Forum)).ExcludeFromDescription();
        app.MapGet("/t/{id:long}/feed.atom", (long id, FeedViews views, PublicAddress address, TimeProvider time, HttpContext http) => Answer(views.Topic(id, http.RequestAborted), address, time, http))
            .WithMetadata(new VisitorCacheAttribute("topic:{id}", ForumNews.Forum)).ExcludeFromDescription();
    }

    private static async Task<IResult> Answer(Task<AtomFeed?> reading, PublicAddress address, TimeProvider time, HttpContext http)
    {
        if (await reading is not { } feed)
        {
            return Results.NotFound();
        }

        var bytes = AtomWriter.Write(feed, address.Root);
        var tag = new EntityTagHeaderValue(ContentTag.Of(bytes));
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(bytes, Type, lastModified: Seconds(time.GetUtcNow()), entityTag: tag);
    }

    /// <summary>When this form of the feed was made, not when its newest text was written: what is hidden makes a feed older, and must not answer "unchanged".</summary>
    private static DateTimeOffset Seconds(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
}
