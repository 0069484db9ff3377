using Portal.Commons.Notifications;
using Portal.Features.Forum;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Features.Clubs;

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

    [Theory, BothDatabases]
    public async Task Who_started_a_topic_is_told_what_others_did_with_it_and_why_until_it_is_undone_and_nothing_of_their_own_deeds(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, mo, states, names) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator), portal.Get<TopicStates>(), portal.Get<TopicNames>());
        var (topic, into) = (await portal.StartTopic(ana, "Help!!!"), await portal.StartTopic(bo, "Ink"));
        Assert.True((await names.Rename(ana.Actor, topic.TopicId, new("Help!"), "mine", default)).Done);
        Assert.True((await states.Pin(mo.Actor, topic.TopicId, TopicPin.Category, null, null, default)).Done);
        Assert.True((await states.Unpin(mo.Actor, topic.TopicId, null, default)).Done);
        Assert.DoesNotContain(await portal.Told(ana), n => n.Kind == NotificationKind.Moderation);

        Assert.True((await names.Rename(mo.Actor, topic.TopicId, new("Which ink lasts?"), "a title that says what it is about", default)).Done);
        var told = Assert.Single(await portal.Told(ana), n => n.Kind == NotificationKind.Moderation);
        Assert.Equal(("TopicRenamed", "Which ink lasts?", "a title that says what it is about"), (told.Form, told.Title, told.Text));
        await portal.Get<NotificationDeeds>().ReadUpTo(ana.Actor, null, default);

        var closed = (await states.Close(mo.Actor, topic.TopicId, new(), "All is said", default)).Value;
        Assert.True((await states.Archive(mo.Actor, topic.TopicId, null, default)).Done);
        var both = Assert.Single(await portal.Told(ana), n => n is { Kind: NotificationKind.Moderation, ReadAt: null });
        Assert.Equal(("TopicSeveral", 2, "All is said"), (both.Form, both.Count, both.Text));
        Assert.True((await portal.Get<KeepingUndo>().Undo(mo.Actor, topic.TopicId, closed.ChangeId, default)).Done);
        Assert.Equal("TopicArchived", Assert.Single(await portal.Told(ana), n => n is { Kind: NotificationKind.Moderation, ReadAt: null }).Form);
        Assert.True((await states.Unarchive(mo.Actor, topic.TopicId, null, default)).Done);

        var reply = await portal.Reply(bo, topic, "By the way");
        var split = (await portal.Get<PostMoves>().Split(mo.Actor, topic.TopicId, new([reply.PostId], "Apart"), "another subject", null, default)).Value;
        var moved = Assert.Single(await portal.Told(bo), n => n.Kind == NotificationKind.Moderation);
        Assert.Equal(("TopicPostsLeft", "another subject", $"/t/{split.TopicId}"), (moved.Form, moved.Text, moved.Url));
        Assert.True((await portal.Get<PostMoves>().Merge(mo.Actor, topic.TopicId, into.TopicId, "the same", default)).Done);
        Assert.Equal(("TopicMerged", "Ink", "the same"), Assert.Single(await portal.Told(ana), n => n is { Kind: NotificationKind.Moderation, Form: "TopicMerged" }) is var merged ? (merged.Form, merged.Title, merged.Text) : default);
        Assert.DoesNotContain(await portal.Told(mo), n => n.Kind == NotificationKind.Moderation);
    }

    [Theory, BothDatabases]
    public async Task Whose_topic_is_moved_out_of_their_sight_reads_that_and_why_and_nothing_of_what_is_done_with_it_there(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, host, mo, states) = (await portal.NewMember("ana"), await portal.NewMember("host"), await portal.NewMember("mo", Roles.Moderator), portal.Get<TopicStates>());
        var (club, topic) = (await portal.NewClub(host, Visibility.Hidden), await portal.StartTopic(ana, "Ours alone"));
        var moved = await portal.Get<TopicMoves>().Move(mo.Actor, topic.TopicId, club.BoardId, "it names customers", default);
        Assert.True(moved.Done);
        Assert.Null(await portal.Get<TopicViews>().Read(ana.Actor, topic.TopicId, 1, 0, default));
        Assert.True((await states.Close(mo.Actor, topic.TopicId, new(), "settled among us", default)).Done);
        var told = Assert.Single(await portal.Told(ana), n => n.Kind == NotificationKind.Moderation);
        Assert.Equal(("TopicMoved", 1, "Ours alone", "it names customers", "/notifications"), (told.Form, told.Count, told.Title, told.Text, told.Url));

        Assert.True((await portal.Get<KeepingUndo>().Undo(mo.Actor, topic.TopicId, moved.Value.ChangeId, default)).Done);
        var seen = Assert.Single(await portal.Told(ana), n => n.Kind == NotificationKind.Moderation);
        Assert.Equal(("TopicClosed", "settled among us"), (seen.Form, seen.Text)); // in sight again
        Assert.StartsWith($"/t/{topic.TopicId}/", seen.Url, StringComparison.Ordinal);
    }
}
