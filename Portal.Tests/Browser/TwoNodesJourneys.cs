using System.Net.Http.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

public class TwoNodesJourneys(TwoNodes nodes, Chromium chromium) : BrowserTest(chromium), IClassFixture<TwoNodes>
{
    [Fact]
    public async Task A_reply_written_on_either_node_appears_at_readers_behind_the_proxy()
    {
        var (ana, bo) = (await nodes.Inside.NewMember("ana"), await nodes.Inside.NewMember("bo"));
        var topic = await nodes.Inside.StartTopic(ana);
        var member = await NewPerson(nodes.Inside, bo, through: nodes.Proxy.Address);
        var visitor = await NewPerson(nodes.Inside, through: nodes.Proxy.Address);
        foreach (var page in (IPage[])[member, visitor])
        {
            await page.GotoAsync(topic.Url);
            await Expect(page.GetByText("The bottle is empty.")).ToBeVisibleAsync();
        }

        var token = await nodes.Inside.TokenOf(ana);
        foreach (var (node, words) in new[] { (nodes.First, "written on the first node"), (nodes.Second, "written on the second node") })
        {
            using var api = node.Address.Api(token);
            (await api.PostAsJsonAsync($"topics/{topic.TopicId}/posts", new { body = words })).EnsureSuccessStatusCode();
            await Expect(member.GetByText(words)).ToBeVisibleAsync();
            await Expect(visitor.GetByText(words)).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task The_hub_of_one_node_tells_what_happens_on_the_other()
    {
        var ana = await nodes.Inside.NewMember("ana");
        var topic = await nodes.Inside.StartTopic(ana);
        await using var listener = await HubListener.OpenAsync(nodes.First.Address);
        await listener.Subscribe($"topic:{topic.TopicId}");

        using var api = nodes.Second.Address.Api(await nodes.Inside.TokenOf(ana));
        (await api.PostAsJsonAsync($"topics/{topic.TopicId}/posts", new { body = "from afar" })).EnsureSuccessStatusCode();

        var told = await listener.Hear(e => e.Channel == $"topic:{topic.TopicId}");
        Assert.Equal(2, told.Data.GetProperty("number").GetInt32());
    }
}
