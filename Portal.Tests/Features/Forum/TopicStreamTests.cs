namespace Portal.Tests.Features.Forum;

public class TopicStreamTests(Portals portals)
{
    [Fact]
    public async Task A_portal_that_stops_does_not_wait_for_those_who_listen_to_a_topic()
    {
        var portal = await portals.Own(DatabaseProvider.Sqlite);
        var topic = await portal.StartTopic(await portal.NewMember());
        using var visitor = portal.Visitor();
        using var answer = await visitor.GetAsync($"/live/topic/{topic.TopicId}", HttpCompletionOption.ResponseHeadersRead);
        using var stream = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.Equal("event: hello", await stream.ReadLineAsync());

        await portal.DisposeAsync();
        Assert.StartsWith("data: ", await stream.ReadToEndAsync()); // it came to its end: who is waited for in vain is cut off
    }
}
