using Portal.Commons.Drafts;
using Portal.Features.Forum;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Forum;

public class DraftTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_program_that_posts_leaves_what_its_owner_is_typing_alone_and_what_is_sent_from_the_box_takes_its_draft_along(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember();
        var topic = await portal.StartTopic(member);
        var (drafts, place) = (portal.Get<DraftStore>(), Posts.ReplyDraft(topic.TopicId));
        Assert.True((await drafts.Keep(member.Actor, place, null, "half a sen", default)).Done);
        Assert.True((await drafts.Keep(member.Actor, Topics.NewDraft, "Half a ti", "half a te", default)).Done);
        using var program = await portal.Api(member);

        (await program.Post($"topics/{topic.TopicId}/posts", new { body = "every night at two" })).Is(201);
        var general = (await program.Ask("categories")).Items[0].GetProperty("id").GetInt64();
        (await program.Post("topics", new { categoryId = general, title = "Nightly", body = "report" })).Is(201);
        Assert.Equal("half a sen", (await drafts.Find(member.Actor, place, default))?.Text);
        Assert.Equal("Half a ti", (await drafts.Find(member.Actor, Topics.NewDraft, default))?.Title);

        Assert.True((await portal.Get<Posts>().Reply(member.Actor, topic.TopicId, new NewReply("half a sentence", Drafted: true), null, default)).Done);
        Assert.True((await portal.Get<Topics>().Start(member.Actor, new NewTopic(general, TopicKind.Discussion, "Half a title", "half a text", Drafted: true), null, default)).Done);
        Assert.Null(await drafts.Find(member.Actor, place, default));
        Assert.Null(await drafts.Find(member.Actor, Topics.NewDraft, default));
    }

    [Theory, BothDatabases]
    public async Task What_was_typed_last_is_what_is_kept_however_fast_it_came(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember();
        var drafts = portal.Get<DraftStore>();
        for (var round = 0; round < 10; round++)
        {
            var kept = await Task.WhenAll(Enumerable.Range(1, 10).Select(i => drafts.Keep(member.Actor, Topics.NewDraft, $"{round}.{i}", "", default)));
            Assert.All(kept, k => Assert.True(k.Done));
            Assert.Equal($"{round}.10", (await drafts.Find(member.Actor, Topics.NewDraft, default))?.Title);
        }
    }
}
