using System.Net;
using Portal.Features.Accounts;
using Portal.Features.Forum;
using Portal.Platform.Live;

namespace Portal.Tests.Platform.Web;

public class VisitorCacheTests(VisitorCacheTests.QuietPortal quiet) : IClassFixture<VisitorCacheTests.QuietPortal>
{
    /// <summary>A portal on which nobody else changes names or roles, which stand on every page: then what is kept stays kept.</summary>
    public sealed class QuietPortal(Portals portals) : IAsyncLifetime
    {
        public TestPortal Portal { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Portal = await portals.Own(DatabaseProvider.Sqlite);

        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }

    [Fact]
    public async Task A_visitor_gets_the_kept_page_just_as_it_was_made_and_a_reply_makes_it_new()
    {
        var (portal, topic, page) = await Begin();
        using var visitor = portal.Visitor();
        var first = await visitor.GetAsync(page);
        var second = await visitor.GetAsync(page);
        Assert.NotNull(second.Headers.Age);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(Headers(first), Headers(second));
        Assert.Contains(second.Headers, h => h.Key == "Content-Security-Policy");

        await portal.Reply(await portal.NewMember(), topic, "Brand new.");
        await Eventually.Within(1, async () => (await visitor.GetStringAsync(page)).Contains("Brand new.", StringComparison.Ordinal), "the reply is on the page");
    }

    [Fact]
    public async Task A_visitor_who_has_the_page_gets_no_bytes_until_it_changes()
    {
        var (portal, topic, page) = await Begin();
        using var visitor = portal.Visitor();
        var tag = (await visitor.GetAsync(page)).Headers.ETag!.ToString();
        var again = await Ask(visitor, page, ("If-None-Match", tag));
        Assert.Equal((HttpStatusCode.NotModified, 0), (again.StatusCode, (await again.Content.ReadAsByteArrayAsync()).Length));
        Assert.Equal(HttpStatusCode.OK, (await Ask(visitor, page, ("If-None-Match", "\"another\""))).StatusCode);

        await portal.Reply(await portal.NewMember(), topic, "Brand new.");
        await Eventually.True(async () => (await Ask(visitor, page, ("If-None-Match", tag))).StatusCode == HttpStatusCode.OK, "the page is another now");
    }

    [Fact]
    public async Task Each_language_theme_encoding_query_and_host_has_a_page_of_its_own()
    {
        var (portal, _, page) = await Begin();
        using var visitor = portal.Visitor();
        (string, string)[][] all = [[], [("Accept-Language", "zh-CN")], [("Accept-Language", "zh-TW")], [("Cookie", "theme=dark")], [("Accept-Encoding", "gzip")], [("Accept-Encoding", "br")], [("Host", "another.example.org")]];
        foreach (var headers in all)
        {
            Assert.Null((await Ask(visitor, page, headers)).Headers.Age);
            Assert.NotNull((await Ask(visitor, page, headers)).Headers.Age);
        }

        Assert.Null((await Ask(visitor, page + "?page=1")).Headers.Age);
        var pages = await Task.WhenAll(all[..4].Select(async headers => await (await Ask(visitor, page, headers)).Content.ReadAsStringAsync()));
        Assert.Equal(4, pages.Distinct().Count());
    }

    [Fact]
    public async Task A_member_is_never_given_a_kept_page_and_none_of_theirs_is_kept()
    {
        var (portal, _, page) = await Begin();
        var member = await portal.NewMember("ana");
        using var ana = await portal.SignedIn(member);
        using var visitor = portal.Visitor();
        Assert.Contains(member.Name, await ana.GetStringAsync(page), StringComparison.Ordinal);
        Assert.Null((await visitor.GetAsync(page)).Headers.Age);
        Assert.NotNull((await visitor.GetAsync(page)).Headers.Age);
        var hers = await ana.GetAsync(page);
        Assert.Null(hers.Headers.Age);
        Assert.Contains(member.Name, await hers.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var token = await portal.Api(member);
        Assert.Null((await token.GetAsync(new Uri(portal.Address, page))).Headers.Age);
    }

    [Fact]
    public async Task A_new_name_stands_on_a_kept_page_at_once_and_what_concerns_an_account_alone_leaves_it_kept()
    {
        var (portal, topic, page) = await Begin();
        using var visitor = portal.Visitor();
        var member = await portal.NewMember("ana");
        await portal.Reply(member, topic, "Mine.");
        await portal.Get<NewsDispatcher>().CatchUp(default);
        await visitor.GetAsync(page);
        Assert.True((await portal.Get<Credentials>().EndSessions(member.Actor, default)).Done);
        await portal.Get<NewsDispatcher>().CatchUp(default);
        Assert.NotNull((await visitor.GetAsync(page)).Headers.Age);

        Assert.True((await portal.Get<ProfileDeeds>().Change(member.Actor, new("Ana of the North", null, null), default)).Done);
        await Eventually.Within(1, async () => (await visitor.GetStringAsync(page)).Contains("Ana of the North", StringComparison.Ordinal), "the new name is on the page");
    }

    [Fact]
    public async Task A_page_under_an_odd_spelling_of_its_number_is_made_new_by_the_same_news()
    {
        var (portal, topic, page) = await Begin();
        using var visitor = portal.Visitor();
        var odd = page.Replace("/t/", "/t/00");
        await visitor.GetAsync(odd);
        Assert.NotNull((await visitor.GetAsync(odd)).Headers.Age);
        await portal.Reply(await portal.NewMember(), topic, "Brand new.");
        await Eventually.Within(1, async () => (await visitor.GetStringAsync(odd)).Contains("Brand new.", StringComparison.Ordinal), "the reply is on the page");
    }

    [Fact]
    public async Task What_is_not_there_is_not_kept()
    {
        var (portal, topic, _) = await Begin();
        using var visitor = portal.Visitor();
        for (var i = 0; i < 2; i++)
        {
            var answer = await visitor.GetAsync($"/t/{topic.TopicId + 1_000_000}/nowhere");
            Assert.Equal((HttpStatusCode.NotFound, null), (answer.StatusCode, answer.Headers.Age));
            Assert.Contains("</html>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Of_many_who_ask_at_once_all_get_the_whole_page()
    {
        var (portal, topic, page) = await Begin();
        using var visitor = portal.Visitor();
        var member = await portal.NewMember();
        for (var round = 0; round < 5; round++)
        {
            await portal.Reply(member, topic, $"Round {round}.");
            var pages = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => visitor.GetStringAsync(page)));
            Assert.All(pages, p => Assert.Contains("</html>", p, StringComparison.Ordinal));
            await Eventually.True(async () => (await visitor.GetStringAsync(page)).Contains($"Round {round}.", StringComparison.Ordinal), "the page is new");
        }
    }

    private async Task<(TestPortal Portal, PostPlace Topic, string Page)> Begin()
    {
        var portal = quiet.Portal;
        var topic = await portal.StartTopic(await portal.NewMember(), "Kept", "It stands here.");
        await portal.Get<NewsDispatcher>().CatchUp(default);
        return (portal, topic, topic.Url);
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient visitor, string page, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await visitor.SendAsync(request);
    }

    private static IEnumerable<string> Headers(HttpResponseMessage answer) =>
        answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Date" or "Age")).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order();
}
