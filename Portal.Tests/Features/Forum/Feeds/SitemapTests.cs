using System.Net;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Portal.Features.Forum;

namespace Portal.Tests.Features.Forum.Feeds;

public class SitemapTests(Portals portals)
{
    static readonly XNamespace Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Theory, BothDatabases]
    public async Task The_sitemap_leads_to_every_public_topic_and_to_no_other(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, ["Portal:PublicUrl=https://help.example.com"]);
        var ana = await portal.NewMember();
        var (open, closed) = (await portal.StartTopic(ana, "Open"), await portal.StartTopic(ana, "Closed"));
        await portal.Get<Database>().Write<Nothing>(
            async db =>
            {
                await db.Set<Topic>().Where(t => t.Id == closed.TopicId).ExecuteUpdateAsync(set => set.SetProperty(t => t.Public, false));
                return default(Nothing);
            },
            default);
        using var visitor = portal.Visitor();

        var parts = Places(await visitor.GetStringAsync("/sitemap.xml"));
        Assert.All(parts, part => Assert.StartsWith("https://help.example.com/sitemap/", part));
        var pages = new List<string>();
        foreach (var part in parts) pages.AddRange(Places(await visitor.GetStringAsync(new Uri(part).AbsolutePath)));
        Assert.Contains($"https://help.example.com/t/{open.TopicId}/open", pages);
        Assert.Contains("https://help.example.com/c/general", pages);
        Assert.DoesNotContain(pages, page => page.Contains($"/t/{closed.TopicId}/", StringComparison.Ordinal));
        foreach (var page in pages) Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(new Uri(page).AbsolutePath)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/sitemap/topics-9999.xml")).StatusCode);
    }

    [Fact]
    public async Task Robots_are_told_where_the_sitemap_is_and_what_is_not_for_them()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var robots = (await portal.Visitor().GetStringAsync("/robots.txt")).Split('\n');
        Assert.Contains($"Sitemap: {portal.Address}sitemap.xml", robots);
        foreach (var path in (string[])["/account", "/admin", "/desk", "/moderation", "/search", "/dev"]) Assert.Contains("Disallow: " + path, robots);
        Assert.DoesNotContain("Disallow: /", robots);
    }

    [Fact]
    public async Task A_topics_page_says_what_it_is_about_and_where_it_stands()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["Portal:PublicUrl=https://help.example.com"]);
        var ana = await portal.NewMember();
        var topic = await portal.StartTopic(ana, "Ink", "The \"bottle\" is *empty*. " + new string('x', 300));
        for (var n = 2; n <= 30; n++) await portal.Reply(ana, topic, $"Reply {n}");
        var (first, second) = (await portal.Visitor().GetStringAsync(topic.Url), await portal.Visitor().GetStringAsync(topic.Url + "/26"));
        Assert.Contains("<meta name=\"description\" content=\"The &quot;bottle&quot; is empty.", first);
        Assert.Contains($"<link rel=\"canonical\" href=\"https://help.example.com{topic.Url}\"", first);
        Assert.Contains($"<link rel=\"next\" href=\"https://help.example.com{topic.Url}/26\"", first);
        Assert.DoesNotContain("rel=\"prev\"", first);
        Assert.Contains($"<link rel=\"prev\" href=\"https://help.example.com{topic.Url}\"", second);
        Assert.DoesNotContain("rel=\"next\"", second);
    }

    static List<string> Places(string xml) => [.. XDocument.Parse(xml).Descendants(Schema + "loc").Select(l => l.Value)];
}
