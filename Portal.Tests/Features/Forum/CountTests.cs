using System.Net.Http.Json;
using Portal.Features.Forum;
using Portal.Tests.Features.Clubs;

namespace Portal.Tests.Features.Forum;

/// <summary>The numbers beside categories, tags and topics. That all of them are true at the end of a run is asked of every shared portal by <see cref="Portals"/>.</summary>
public class CountTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Topics_that_are_started_at_once_are_all_counted_by_their_category_and_tags(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var writers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => portal.NewMember($"writer{i}")));
        await Task.WhenAll(writers.SelectMany(w => Enumerable.Range(0, 5).Select(i => portal.StartTopic(w, $"Topic {i}", tags: ["ink", "paper"]))));

        Assert.Equal(20, (await portal.Get<Categories>().List(default)).Single(c => c.Slug == "general").TopicCount);
        Assert.Equal([("ink", 20), ("paper", 20)], (await portal.Get<Categories>().Tags(10, default)).Select(t => (t.Name, t.TopicCount)));
    }

    [Theory, BothDatabases]
    public async Task Reactions_that_are_given_at_once_all_count_in_the_topics_score(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (topic, reactions) = (await portal.StartTopic(await portal.NewMember("ana")), portal.Get<Reactions>());
        var readers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => portal.NewMember($"reader{i}")));
        Assert.All(await Task.WhenAll(readers.Select(r => reactions.Set(r.Actor, topic.PostId, "like", true, default))), r => Assert.True(r.Done));
        Assert.All(await Task.WhenAll(readers.Take(5).SelectMany(r => new[] { r, r }).Select(r => reactions.Set(r.Actor, topic.PostId, "like", false, default))), r => Assert.True(r.Done));

        using var visitor = portal.Visitor();
        Assert.Equal(7, (await visitor.GetFromJsonAsync<System.Text.Json.JsonElement>($"api/v1/topics/{topic.TopicId}")).GetProperty("score").GetInt32());
    }

    [Theory, BothDatabases]
    public async Task A_tag_of_a_closed_club_is_told_to_nobody_and_that_of_an_open_one_is(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var host = await portal.NewMember("hana");
        var (closed, open) = (await portal.NewClub(host, Visibility.Request), await portal.NewClub(host));
        foreach (var (club, tag) in new[] { (closed, "takeover"), (open, "picnic") })
        {
            Assert.True((await portal.Get<Topics>().Start(host.Actor, new(club.BoardId, TopicKind.Discussion, "Plans", "b", [tag]), null, default)).Done);
        }

        Assert.Equal(["picnic"], (await portal.Get<Categories>().Tags(10, default)).Select(t => t.Name));
    }
}
