using Portal.Commons.Moderation;
using Portal.Features.Forum;
using Portal.Platform.Live;

namespace Portal.Tests.Support.Running;

/// <summary>How a test's people get to a topic, by the same deeds that the pages call.</summary>
public static class ForumSteps
{
    /// <summary>Starts a topic in the category that every portal has.</summary>
    public static async Task<PostPlace> StartTopic(
        this TestPortal portal, Member author, string title = "How do I refill the ink?", string body = "The bottle is *empty*.",
        TopicKind kind = TopicKind.Question, params string[] tags)
    {
        var general = (await portal.Get<Categories>().List(default)).Single(c => c.Slug == "general");
        return (await portal.Get<Topics>().Start(author.Actor, new(general.Id, kind, title, body, tags), null, default)).Value;
    }

    /// <summary>Writes a reply.</summary>
    public static async Task<PostPlace> Reply(this TestPortal portal, Member author, PostPlace topic, string body) =>
        (await portal.Get<Posts>().Reply(author.Actor, topic.TopicId, new(body), null, default)).Value;

    /// <summary>A moderator takes a post from view, or shows it again.</summary>
    public static async Task SetHidden(this TestPortal portal, long postId, bool hidden = true)
    {
        var (moderator, decisions, post) = ((await portal.NewMember("mod", Roles.Moderator)).Actor, portal.Get<Decisions>(), new Subject("post", postId));
        Assert.True((await (hidden ? decisions.Hide(moderator, post, "For a test", null, default) : decisions.Restore(moderator, post, "For a test", null, default))).Done);
    }

    /// <summary>Reads the first page of a topic, all news told.</summary>
    public static async Task<TopicReading> Read(this TestPortal portal, Member reader, PostPlace topic)
    {
        await portal.Get<NewsDispatcher>().CatchUp(default);
        return (await portal.Get<TopicViews>().Read(reader.Actor, topic.TopicId, 1, 0, default))!;
    }
}
