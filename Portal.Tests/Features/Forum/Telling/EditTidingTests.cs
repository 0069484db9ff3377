using Portal.Commons.Notifications;
using Portal.Features.Forum;
using Portal.Tests.Commons.Notifications;

namespace Portal.Tests.Features.Forum;

public class EditTidingTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Who_wrote_a_post_is_told_when_a_moderator_changes_it_and_why_and_of_a_wiki_post_nobody_is(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, mo, posts) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator), portal.Get<Posts>());
        var (topic, wiki) = (await portal.StartTopic(ana), await portal.StartTopic(ana));
        Assert.True((await posts.MakeWiki(ana.Actor, wiki.PostId, true, default)).Done);
        Assert.True((await posts.Edit(mo.Actor, topic.PostId, "Politely.", "tone", null, default)).Done);
        var told = Assert.Single(await portal.Told(ana), n => n.Kind == NotificationKind.Moderation);
        Assert.Equal(("Edited", "tone", $"/p/{topic.PostId}/history"), (told.Form, told.Text, told.Url));

        Assert.True((await posts.Edit(mo.Actor, topic.PostId, "As the rules say.", null, null, default)).Done);
        Assert.Equal("A moderator changed it so that it keeps to the rules.", (await portal.Get<PostHistory>().Revisions(ana.Actor, topic.PostId, default))![0].Reason);
        Assert.True((await posts.Edit(ana.Actor, topic.PostId, "My own.", null, null, default)).Done);
        Assert.True((await posts.Edit(bo.Actor, wiki.PostId, "Everybody's.", null, null, default)).Done);
        Assert.Equal(2, Assert.Single(await portal.Told(ana), n => n.Kind == NotificationKind.Moderation).Count);

        await portal.SetHidden(topic.PostId);
        Assert.DoesNotContain(await portal.Told(ana), n => n.Form == "Edited");
    }
}
