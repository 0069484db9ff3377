using System.Net;
using Portal.Features.Forum;

namespace Portal.Tests.Features.Forum.Print;

public class PrintTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_topic_stands_whole_on_one_page_for_printing_without_what_is_hidden(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, mod) = (await portal.NewMember("ana"), await portal.NewMember("mod", Roles.Moderator));
        var topic = await portal.StartTopic(ana);
        for (var n = 2; n <= 60; n++) await portal.Reply(ana, topic, $"Reply {n}.");
        var spam = await portal.Reply(ana, topic, "Spam spam.");
        Assert.Contains("Spam spam.", await portal.Visitor().GetStringAsync(topic.Url + "/print"));
        await portal.SetHidden(spam.PostId);

        await Eventually.True(async () => !(await portal.Visitor().GetStringAsync(topic.Url + "/print")).Contains("Spam spam.", StringComparison.Ordinal), "gone from the page for printing");
        var page = await portal.Visitor().GetStringAsync(topic.Url + "/print");
        Assert.Contains("Reply 2.", page);
        Assert.Contains("Reply 60.", page);
        Assert.Contains("content=\"noindex\"", page);
        Assert.Contains("Spam spam.", await (await portal.SignedIn(mod)).GetStringAsync(topic.Url + "/print"));
    }

    [Fact]
    public async Task A_very_long_topic_is_printed_in_parts()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana);
        for (var n = 2; n <= TopicViews.PrintSize + 1; n++) await portal.Reply(ana, topic, $"Reply {n}.");
        var (first, second) = (await portal.Get<TopicViews>().Print(ana.Actor, topic.TopicId, 1, default), await portal.Get<TopicViews>().Print(ana.Actor, topic.TopicId, 99, default));
        Assert.Equal((500, 1, 2), (first!.Posts.Count, second!.Posts.Count, second.Page));
        Assert.Contains("/print?part=2", await portal.Visitor().GetStringAsync(topic.Url + "/print"));
    }

    [Fact]
    public async Task A_topic_that_is_not_there_has_no_page_for_printing()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Visitor().GetAsync("/t/999999999/x/print")).StatusCode);
        var titled = await portal.StartTopic(await portal.NewMember(), "Print");
        Assert.Equal(HttpStatusCode.OK, (await portal.Visitor().GetAsync(titled.Url)).StatusCode); // a slug of that name is no page for printing
        Assert.EndsWith("/print", titled.Url);
    }
}
