using Portal.Commons.People;
using Portal.Features.Clubs;
using Portal.Features.Events;
using Portal.Features.Forum;
using Portal.Platform.Web;

namespace Portal.App.Sitemap;

/// <summary>What search engines ask for: <c>/robots.txt</c>, <c>/sitemap.xml</c> and its parts.</summary>
internal static class SitemapModule
{
    private const string Type = "application/xml; charset=utf-8";

    private static readonly string[] NotForRobots = ["/account", "/admin", "/api", "/desk", "/moderation", "/new-topic", "/p/", "/search", "/unread", "/dev"];

    /// <summary>Registers it.</summary>
    public static void AddSitemap(this WebApplicationBuilder builder) => builder.Services.AddSingleton<SitemapViews>();

    /// <summary>Maps it.</summary>
    public static void MapSitemap(this WebApplication app)
    {
        app.MapGet("/robots.txt", Robots).ExcludeFromDescription();
        app.MapGet("/sitemap.xml", Index).WithMetadata(new VisitorCacheAttribute(ForumNews.Forum)).ExcludeFromDescription();
        app.MapGet("/sitemap/places.xml", Places).WithMetadata(new VisitorCacheAttribute(ForumNews.Forum, ClubNews.Clubs, EventNews.All)).ExcludeFromDescription();
        app.MapGet("/sitemap/clubs.xml", InClubs).WithMetadata(new VisitorCacheAttribute(ClubNews.Clubs) { Asks = true }).ExcludeFromDescription();
        app.MapGet("/sitemap/topics-{part:int}.xml", Topics).WithMetadata(new VisitorCacheAttribute(ForumNews.Forum)).ExcludeFromDescription();
    }

    private static string Robots(PublicAddress address) =>
        $"User-agent: *\n{string.Concat(NotForRobots.Select(path => $"Disallow: {path}\n"))}\nSitemap: {address.Of("/sitemap.xml").AbsoluteUri}\n";

    private static async Task<IResult> Index(SitemapViews views, PublicAddress address, CancellationToken ct)
    {
        var parts = Enumerable.Range(1, await views.Parts(ct)).Select(part => new SiteAddress($"/sitemap/topics-{part}.xml"));
        return Results.Bytes(SitemapWriter.Write(address.Root, isIndex: true, [new("/sitemap/places.xml"), new("/sitemap/clubs.xml"), .. parts]), Type);
    }

    private static async Task<IResult> Places(SitemapViews views, PublicAddress address, CancellationToken ct) =>
        Results.Bytes(SitemapWriter.Write(address.Root, isIndex: false, await views.Places(ct)), Type);

    private static async Task<IResult> InClubs(HttpContext http, SitemapViews views, PublicAddress address, CancellationToken ct)
    {
        var clubs = await views.OpenClubs(ct);
        VisitorCacheAttribute.MadeOf(http, [.. clubs.Select(GroupNews.Channel)]);
        return Results.Bytes(SitemapWriter.Write(address.Root, isIndex: false, await views.InClubs(clubs.LastOrDefault(), ct)), Type);
    }

    private static async Task<IResult> Topics(int part, SitemapViews views, PublicAddress address, CancellationToken ct) =>
        part < 1 || part > await views.Parts(ct) ? Results.NotFound() : Results.Bytes(SitemapWriter.Write(address.Root, isIndex: false, await views.Topics(part, ct)), Type);
}
