using System.Net;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Portal.Features.Forum;
using Portal.Platform.Live;

namespace Portal.Tests.Features.Forum.Feeds;

public class FeedTests(Portals portals)
{
    static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory, BothDatabases]
    public async Task A_feed_has_what_a_reader_needs_and_keeps_its_ids(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, ["Portal:PublicUrl=https://help.example.com/"]);
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana, "Ink & <paper> 墨水", "It is *empty*.");
        using var visitor = portal.Visitor();

        foreach (var path in (string[])["/feed.atom", "/c/general/feed.atom", $"/t/{topic.TopicId}/feed.atom"])
        {
            var answer = await visitor.GetAsync(path);
            Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
            var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
            var entry = Assert.Single(feed.Elements(Atom + "entry"));
            Assert.Equal("https://help.example.com" + path, feed.Elements(Atom + "link").Single(l => l.Attribute("rel")!.Value == "self").Attribute("href")!.Value);
            Assert.Equal(["Ink & <paper> 墨水", ana.Name, "<p>It is <em>empty</em>.</p>\n"], [
                entry.Element(Atom + "title")!.Value, entry.Element(Atom + "author")!.Element(Atom + "name")!.Value, entry.Element(Atom + "content")!.Value.ReplaceLineEndings("\n")]);
            Assert.StartsWith($"https://help.example.com/t/{topic.TopicId}", entry.Element(Atom + "id")!.Value);
            Assert.All(feed.Descendants(Atom + "updated"), u => Assert.EndsWith("Z", u.Value));
        }

        var before = Ids(await visitor.GetStringAsync("/feed.atom"));
        await portal.Get<Posts>().Edit(ana.Actor, topic.PostId, "It is *full*.", null, null, default);
        await Eventually.True(async () => (await visitor.GetStringAsync("/feed.atom")).Contains("full", StringComparison.Ordinal), "the edit is in the feed");
        Assert.Equal(before, Ids(await visitor.GetStringAsync("/feed.atom")));
    }

    [Theory, BothDatabases]
    public async Task A_reader_that_has_the_newest_gets_304_until_something_changes(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var topic = await portal.StartTopic(await portal.NewMember());
        using var visitor = portal.Visitor();
        var path = $"/t/{topic.TopicId}/feed.atom";
        var first = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotModified, await Ask(visitor, path, first.Headers.ETag!.ToString()));
        Assert.NotNull(first.Content.Headers.LastModified);

        await portal.Reply(await portal.NewMember(), topic, "News.");
        await Eventually.True(async () => await Ask(visitor, path, first.Headers.ETag!.ToString()) == HttpStatusCode.OK, "the old form is no longer the newest");
    }

    [Theory, BothDatabases]
    public async Task A_reader_that_goes_by_the_date_gets_304_also_from_the_kept_feed(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var topic = await portal.StartTopic(await portal.NewMember());
        using var visitor = portal.Visitor();
        await portal.Get<NewsDispatcher>().CatchUp(default); // that it was started is told, and makes nothing new any more
        var path = $"/t/{topic.TopicId}/feed.atom";
        var made = (await visitor.GetAsync(path)).Content.Headers.LastModified!.Value;
        foreach (var (since, expected) in ((DateTimeOffset, HttpStatusCode)[])[(made, HttpStatusCode.NotModified), (made.AddMinutes(-1), HttpStatusCode.OK)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfModifiedSince = since } };
            var answer = await visitor.SendAsync(request);
            Assert.Equal(expected, answer.StatusCode);
            Assert.NotNull(answer.Headers.Age);
        }
    }

    [Theory, BothDatabases]
    public async Task What_is_deleted_is_gone_from_kept_feeds_and_sitemap_within_a_second_and_also_for_its_author(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana, "Remains");
        var reply = await portal.Reply(ana, topic, "secretword");
        var other = await portal.StartTopic(ana, "Goes away");
        using var visitor = portal.Visitor();
        using var author = await portal.SignedIn(ana);
        Assert.Contains("secretword", await visitor.GetStringAsync($"/t/{topic.TopicId}/feed.atom"));
        Assert.Contains("Goes away", await visitor.GetStringAsync("/feed.atom"));
        Assert.Contains("/goes-away", await visitor.GetStringAsync("/sitemap/topics-1.xml"));

        await portal.Get<Posts>().Delete(ana.Actor, reply.PostId, null, default);
        await portal.Get<Posts>().Delete(ana.Actor, other.PostId, null, default);

        foreach (var reader in (HttpClient[])[visitor, author])
        {
            await Eventually.Within(1, async () => !(await reader.GetStringAsync($"/t/{topic.TopicId}/feed.atom")).Contains("secretword", StringComparison.Ordinal), "gone from the topic's feed");
            await Eventually.Within(1, async () => !(await reader.GetStringAsync("/feed.atom")).Contains("Goes away", StringComparison.Ordinal), "gone from the feed");
            await Eventually.Within(1, async () => !(await reader.GetStringAsync("/sitemap/topics-1.xml")).Contains("/goes-away", StringComparison.Ordinal), "gone from the sitemap");
        }

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/t/{other.TopicId}/feed.atom")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/c/nowhere/feed.atom")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_tag_has_a_feed_where_it_has_topics_that_everybody_may_read(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var ana = await portal.NewMember();
        await portal.StartTopic(ana, "Tagged", tags: "ink");
        await portal.StartTopic(ana, "Not tagged");
        var closed = await portal.StartTopic(ana, "Closed", tags: ["ink", "secret"]);
        using var visitor = portal.Visitor();
        Assert.Contains("Closed", await visitor.GetStringAsync("/tag/secret/feed.atom"));
        await portal.SetHidden(closed.PostId);
        await Eventually.True(async () => (await visitor.GetAsync("/tag/secret/feed.atom")).StatusCode == HttpStatusCode.NotFound, "nothing is left with the tag");

        var feed = XDocument.Parse(await visitor.GetStringAsync("/tag/INK/feed.atom")).Root!;
        Assert.Equal("Tagged", Assert.Single(feed.Elements(Atom + "entry")).Element(Atom + "title")!.Value);
        Assert.Contains("/tag/ink/feed.atom", await visitor.GetStringAsync("/tag/ink"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/tag/nothing/feed.atom")).StatusCode);
    }

    [Fact]
    public async Task A_feed_is_bounded_and_newest_first()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var ana = await portal.NewMember();
        var topic = await portal.StartTopic(ana);
        for (var n = 2; n <= 40; n++) await portal.Reply(ana, topic, $"Reply {n}");
        var entries = XDocument.Parse(await portal.Visitor().GetStringAsync($"/t/{topic.TopicId}/feed.atom")).Root!.Elements(Atom + "entry").ToList();
        Assert.Equal(30, entries.Count);
        Assert.EndsWith("#40", entries[0].Element(Atom + "title")!.Value);
    }

    [Fact]
    public async Task Characters_that_xml_cannot_hold_do_not_break_a_feed()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var topic = await portal.StartTopic(await portal.NewMember(), "Plain");
        await portal.Get<Database>().Write<Nothing>(
            async db =>
            {
                await db.Set<Topic>().Where(t => t.Id == topic.TopicId).ExecuteUpdateAsync(set => set.SetProperty(t => t.Title, "odd \u0001\u000b\uffff ]]> title"));
                return default(Nothing);
            },
            default);
        var feed = XDocument.Parse(await portal.Visitor().GetStringAsync($"/t/{topic.TopicId}/feed.atom")).Root!;
        Assert.Equal("odd  ]]> title", feed.Element(Atom + "title")!.Value);
    }

    static List<string> Ids(string feed) => [.. XDocument.Parse(feed).Descendants(Atom + "id").Select(id => id.Value)];

    static async Task<HttpStatusCode> Ask(HttpClient client, string path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return (await client.SendAsync(request)).StatusCode;
    }
}
