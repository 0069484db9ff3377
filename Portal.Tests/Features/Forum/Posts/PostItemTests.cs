using Microsoft.AspNetCore.Components;
using Bunit;
using Portal.Features.Forum;
using Portal.Platform.Ui;

namespace Portal.Tests.Features.Forum;

public class PostItemTests(Portals portals) : BunitContext
{
    [Fact]
    public async Task A_post_is_drawn_again_when_it_changed_and_not_when_it_looks_as_before()
    {
        var (portal, ana, bo, topic) = await Begin();
        var post = await Show(portal, ana, topic);
        await portal.Reply(bo, topic, "Turn the lid.");
        await ShowAgain(post, portal, ana, topic);
        Assert.Equal(1, post.RenderCount);

        await portal.Get<Posts>().Edit(ana.Actor, topic.PostId, "The bottle is full.", null, null, default);
        await ShowAgain(post, portal, ana, topic);
        Assert.Equal("The bottle is full.", post.Find(".prose").TextContent.Trim());
        Assert.Equal(2, post.RenderCount);
    }

    [Fact]
    public async Task A_post_is_drawn_again_when_somebody_likes_it()
    {
        var (portal, ana, bo, topic) = await Begin();
        var post = await Show(portal, ana, topic);
        await portal.Get<Reactions>().Set(bo.Actor, topic.PostId, "like", true, default);
        await ShowAgain(post, portal, ana, topic);
        var like = post.Find("[data-act=like]");
        Assert.Equal("1", like.TextContent);
        Assert.Equal("false", like.GetAttribute("aria-pressed"));

        await portal.Get<Reactions>().Set(ana.Actor, topic.PostId, "like", true, default);
        await ShowAgain(post, portal, ana, topic);
        Assert.Equal("true", post.Find("[data-act=like]").GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task A_post_is_drawn_again_when_its_reader_may_do_more_with_it()
    {
        var (portal, ana, bo, topic) = await Begin();
        await portal.Reply(bo, topic, "Turn the lid.");
        var answer = await Show(portal, bo, topic, number: 2);
        Assert.Empty(answer.FindAll("[data-act=accept]"));

        var moderator = new PostViewer(new Standing(bo.Id, "bo", Roles.Moderator, false, [], Scopes.All), PostViewer.Nobody.Given);
        answer.Render(p => p.Add(x => x.In, answer.Instance.In with { Mine = moderator }));
        Assert.Single(answer.FindAll("[data-act=accept]"));
    }

    [Fact]
    public async Task One_listener_hears_every_button_of_a_post()
    {
        var (portal, ana, _, topic) = await Begin();
        var answered = 0;
        var post = await Show(portal, ana, topic, answering: () => answered++);
        await post.Find(".post-foot").TriggerEventAsync("onact", new ActEventArgs { Act = "faces" });
        Assert.Equal(5, post.FindAll(".reactions [aria-pressed]").Count);
        await post.Find(".post-foot").TriggerEventAsync("onact", new ActEventArgs { Act = "reply" });
        Assert.Equal(1, answered);
        await post.Find(".post-foot").TriggerEventAsync("onact", new ActEventArgs());
        Assert.Equal(1, answered);
    }

    private async Task<(TestPortal Portal, Member Ana, Member Bo, PostPlace Topic)> Begin()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        Services.AddLocalization().AddSingleton(TimeProvider.System).AddUi();
        Services.AddSingleton(portal.Get<Topics>()).AddSingleton(portal.Get<Reactions>()).AddSingleton(portal.Get<PostHistory>());
        var ana = await portal.NewMember("ana");
        return (portal, ana, await portal.NewMember("bo"), await portal.StartTopic(ana));
    }

    private async Task<IRenderedComponent<PostItem>> Show(TestPortal portal, Member reader, PostPlace topic, int number = 1, Action? answering = null)
    {
        var reading = await portal.Read(reader, topic);
        return Render<PostItem>(p => p.AddCascadingValue(reader.Actor).Add(x => x.Post, reading.View.Posts[number - 1]).Add(x => x.In, In(reading, answering)));
    }

    private static async Task ShowAgain(IRenderedComponent<PostItem> post, TestPortal portal, Member reader, PostPlace topic)
    {
        var reading = await portal.Read(reader, topic);
        post.Render(p => p.Add(x => x.Post, reading.View.Posts[0]).Add(x => x.In, In(reading)));
    }

    private static PostContext In(TopicReading reading, Action? answering = null) => new(
        reading.View.Head, reading.Mine, EventCallback.Factory.Create<(PostView, string?)>(reading, _ => answering?.Invoke()), EventCallback<PostView>.Empty, EventCallback.Empty);
}
