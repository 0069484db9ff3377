using System.Net;
using Portal.Commons.People;
using Portal.Features.Forum;

namespace Portal.Tests.Features.Forum;

public class LongTopicTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_day_leads_to_the_first_post_written_on_it_or_later_and_a_number_to_that_post(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, ["RateLimits:Enabled=false"]);
        var bo = await portal.NewMember("bo");
        var topic = await portal.StartTopic(bo);
        var first = DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime);
        for (var day = 1; day <= 9; day++)
        {
            portal.Clock.Advance(TimeSpan.FromDays(2));
            await portal.Reply(bo, topic, $"Day {day * 2}");
        }

        using var visitor = portal.Visitor(followRedirects: false);
        Assert.Equal($"{topic.Url}/6#post-6", await Led(visitor, topic, $"on={first.AddDays(10):yyyy-MM-dd}"));
        Assert.Equal($"{topic.Url}/6#post-6", await Led(visitor, topic, $"on={first.AddDays(9):yyyy-MM-dd}"));
        Assert.Equal(topic.Url, await Led(visitor, topic, "on=1999-01-01"));
        Assert.Equal($"{topic.Url}/10#post-10", await Led(visitor, topic, "on=2999-01-01"));
        Assert.Equal($"{topic.Url}/4#post-4", await Led(visitor, topic, "post=4&on="));
        Assert.Equal($"{topic.Url}/10#post-10", await Led(visitor, topic, "post=4000"));
        Assert.Equal(topic.Url, await Led(visitor, topic, "post=-1&on=yesterday"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/t/999999999/x/at?post=1")).StatusCode);
    }

    [Fact]
    public async Task A_post_unfolds_for_who_may_see_it_and_for_nobody_else()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (bo, mo) = (await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(bo);
        var reply = await portal.Reply(bo, topic, "**Folded** words[^1]\n\n```\ncode\n```\n\n[^1]: A note");
        using var visitor = portal.Visitor();
        var address = $"/live/topic/{topic.TopicId}/post/2";
        var shown = await visitor.GetStringAsync(address);
        Assert.Contains("<strong>Folded</strong> words", shown);
        Assert.Contains("data-copy=", shown);
        Assert.Contains($"href=\"{reply.Url.Split('#')[0]}#fn-", shown);

        await portal.Get<Posts>().Delete(mo.Actor, reply.PostId, null, default);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/live/topic/{topic.TopicId}/post/77")).StatusCode);
        using var moderator = await portal.SignedIn(mo);
        Assert.Contains("Folded", await moderator.GetStringAsync(address));
    }

    private static async Task<string?> Led(HttpClient visitor, PostPlace topic, string query)
    {
        var answer = await visitor.GetAsync($"{topic.Url}/at?{query}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location?.ToString();
    }
}
