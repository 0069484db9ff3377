using Portal.Features.Forum;
using Portal.Kernel;

namespace Portal.Tests.Features.Forum;

public class KeyTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_key_that_made_something_else_is_refused_and_what_is_sent_with_a_new_one_is_written(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, posts, topics) = (await portal.NewMember("ana"), portal.Get<Posts>(), portal.Get<Topics>());
        var (one, other) = (await portal.StartTopic(ana), await portal.StartTopic(ana));
        var category = (await portal.Get<TopicViews>().Head(ana.Actor, one.TopicId, default))!.CategoryId;
        var first = await posts.Reply(ana.Actor, one.TopicId, new("Here"), "k1", default);
        var begun = await topics.Start(ana.Actor, new(category, TopicKind.Discussion, "New", "b", []), "k2", default);
        Assert.Equal(first.Value.PostId, (await posts.Reply(ana.Actor, one.TopicId, new("Here"), "k1", default)).Value.PostId);
        Assert.Equal(begun.Value.PostId, (await topics.Start(ana.Actor, new(category, TopicKind.Discussion, "New", "b", []), "k2", default)).Value.PostId);

        Assert.Equal(ProblemKind.Conflict, (await posts.Reply(ana.Actor, other.TopicId, new("There"), "k1", default)).Problem?.Kind);
        Assert.Equal(ProblemKind.Conflict, (await posts.Reply(ana.Actor, begun.Value.TopicId, new("There"), "k2", default)).Problem?.Kind);
        Assert.Equal(ProblemKind.Conflict, (await topics.Start(ana.Actor, new(category, TopicKind.Discussion, "Newer", "b", []), "k1", default)).Problem?.Kind);
        Assert.True((await posts.Reply(ana.Actor, other.TopicId, new("There"), "k3", default)).Done);
    }
}
