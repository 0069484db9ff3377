using System.Net.Http.Json;
using Portal.Features.Forum;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Http;
using Find = Portal.Commons.Search.Search;

namespace Portal.Tests.Features.Forum;

public class AnnouncementTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Staff_announce_and_hosts_on_their_board_and_nobody_else(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, host, agent, mo) = (await portal.NewMember("ana"), await portal.NewMember("host"), await portal.NewMember("agent", Roles.Agent), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.NewClub(host);
        await portal.Join(ana, club);
        var general = (await portal.Get<Categories>().List(default)).Single(c => c.Slug == "general").Id;
        foreach (var (who, category, status) in new[] { (ana, general, 403), (host, general, 403), (agent, general, 201), (mo, general, 201), (ana, club.BoardId, 403), (host, club.BoardId, 201), (mo, club.BoardId, 201), (agent, club.BoardId, 403) })
        {
            using var api = await portal.Api(who);
            var answer = await api.Post("topics", new { categoryId = category, kind = "announcement", title = "Hear", body = "this" });
            Assert.True(answer.Status == status, $"{who.Name} in {category}: {answer.Status} {answer.Json}");
            if (who == ana) answer.IsProblem(403, "announced-by-staff", "kind");
            (await api.Post("topics", new { categoryId = general, kind = "discussion", title = "Talk", body = "to me" })).Is(201);
        }
    }

    [Theory, BothDatabases]
    public async Task An_announcement_says_so_in_lists_in_the_topic_and_in_search_and_to_search_engines_it_is_a_posting(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mo, word) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator), $"Gamelan{Guid.NewGuid().ToString("N")[..6]}");
        var tag = word.ToLowerInvariant();
        var news = await portal.StartTopic(mo, $"{word} is here", "Come and see.", TopicKind.Announcement, tag);
        var talk = await portal.StartTopic(ana, $"{word} is loud", kind: TopicKind.Discussion, tags: tag);
        using var visitor = portal.Visitor();
        await Eventually.True(async () => (await visitor.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/v1/topics?tag={tag}&kind=announcement")).GetProperty("items").GetArrayLength() == 1, "the list is narrowed");
        var list = await visitor.GetStringAsync($"/tag/{tag}?kind=announcement");
        Assert.Contains(news.Url, list);
        Assert.DoesNotContain($"\"{talk.Url}\"", list);
        Assert.Contains("Announcement</span>", list);
        var page = await visitor.GetStringAsync(news.Url);
        Assert.Contains("Announcement</span>", page);
        Assert.Contains("\"DiscussionForumPosting\"", page);
        await Eventually.True(async () => (await Ids(portal, $"{word} is:announcement")).SequenceEqual([news.PostId]) && (await Ids(portal, word)).Count == 2, "search knows it");

        Assert.True((await portal.Get<TopicNames>().Rename(mo.Actor, news.TopicId, new(Kind: TopicKind.Discussion), null, default)).Done);
        Assert.True((await portal.Get<TopicNames>().Rename(mo.Actor, talk.TopicId, new(Kind: TopicKind.Announcement), null, default)).Done);
        await Eventually.True(async () => (await Ids(portal, $"{word} is:announcement")).SequenceEqual([talk.PostId]), "search knows what became of both");
    }

    [Theory, BothDatabases]
    public async Task Who_announces_may_leave_the_replies_to_the_staff_and_no_author_but_staff_changes_the_kind(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, agent, mo) = (await portal.NewMember("ana"), await portal.NewMember("agent", Roles.Agent), await portal.NewMember("mo", Roles.Moderator));
        var (topics, posts, names) = (portal.Get<Topics>(), portal.Get<Posts>(), portal.Get<TopicNames>());
        var general = (await portal.Get<Categories>().List(default)).Single(c => c.Slug == "general").Id;
        Assert.Equal("only-announcements-closed", (await topics.Start(mo.Actor, new(general, TopicKind.Discussion, "t", "b") { Closed = true }, null, default)).Problem?.Code);
        var open = (await topics.Start(agent.Actor, new(general, TopicKind.Announcement, "Say what you think", "b"), null, default)).Value;
        var closed = (await topics.Start(agent.Actor, new(general, TopicKind.Announcement, "That is that", "b") { Closed = true }, null, default)).Value;
        Assert.True((await posts.Reply(ana.Actor, open.TopicId, new("Good"), null, default)).Done);
        Assert.Equal("topic-is-closed", (await posts.Reply(ana.Actor, closed.TopicId, new("Bad"), null, default)).Problem?.Code);
        Assert.True((await posts.Reply(agent.Actor, closed.TopicId, new("One more word"), null, default)).Done);
        Assert.True((await portal.Get<TopicStates>().Open(mo.Actor, closed.TopicId, null, null, default)).Done);
        Assert.True((await posts.Reply(ana.Actor, closed.TopicId, new("At last"), null, default)).Done);

        var question = await portal.StartTopic(ana);
        Assert.Equal(ProblemKind.Refused, (await names.Rename(ana.Actor, question.TopicId, new(Kind: TopicKind.Announcement), null, default)).Problem?.Kind);
        Assert.True((await names.Rename(mo.Actor, question.TopicId, new(Kind: TopicKind.Announcement), null, default)).Done);
        Assert.Equal(ProblemKind.Refused, (await names.Rename(ana.Actor, question.TopicId, new(Kind: TopicKind.Question), null, default)).Problem?.Kind);
        Assert.Equal("kind-stays", (await names.Rename(mo.Actor, question.TopicId, new(Kind: TopicKind.Idea), null, default)).Problem?.Code);
    }

    static async Task<List<long>> Ids(TestPortal portal, string line) =>
        [.. (await portal.Get<Find>().Find(Actor.Visitor, line, null, null, 50, default)).Value.Items.Select(hit => hit.Id)];
}
