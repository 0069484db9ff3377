using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Forum;

public class RelatedTopicTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_topic_leads_to_those_like_it_that_its_reader_may_see_now(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var word = "kiln" + Guid.NewGuid().ToString("N")[..6];
        var (ana, host, mo) = (await portal.NewMember("ana"), await portal.NewMember("host"), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.NewClub(host, Visibility.Request);
        var near = await portal.StartTopic(ana, title: $"My {word} will not heat");
        var inside = (await portal.Get<Topics>().Start(host.Actor, new(club.BoardId, TopicKind.Discussion, $"Our {word} secret", "x"), null, default)).Value;
        var topic = await portal.StartTopic(ana, title: $"How to use a {word}?");
        await portal.StartTopic(ana, title: "How to use a summer?"); // shares only what every sentence has
        using var finder = await portal.Api(host);
        await Eventually.True(async () => (await finder.Ask($"topics/words?q={word}")).Items.Count == 3, "all are in the index");
        using var visitor = portal.Visitor();

        Assert.Equal([near.TopicId], await Ids(visitor, topic));
        Assert.Contains($"href=\"{near.Url}\"", await visitor.GetStringAsync($"/live/topic/{topic.TopicId}/related"), StringComparison.Ordinal);
        Assert.Equal(new[] { near.TopicId, topic.TopicId }.Order(), (await Ids(finder, inside)).Order()); // the club's own topic leads outside
        Assert.DoesNotContain(inside.TopicId, await Ids(finder, topic)); // but nothing outside leads into the club
        (await visitor.Ask($"/api/v1/topics/{inside.TopicId}/related")).IsProblem(404);
        Assert.Equal("", await visitor.GetStringAsync($"/live/topic/{inside.TopicId}/related"));

        Assert.True((await portal.Get<Decisions>().Hide(mo.Actor, new("post", near.PostId), "Rude", null, default)).Done);
        Assert.Empty(await Ids(visitor, topic));
        await Eventually.True(async () => await visitor.GetStringAsync($"/live/topic/{topic.TopicId}/related") == "", "what visitors were shown goes with the news");
    }

    static async Task<List<long>> Ids(HttpClient http, PostPlace topic) =>
        [.. (await http.Ask($"/api/v1/topics/{topic.TopicId}/related")).Is(200).Items.Select(t => t.GetProperty("id").GetInt64())];
}
