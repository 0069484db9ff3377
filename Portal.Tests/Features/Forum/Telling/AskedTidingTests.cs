using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Tests.Features.Forum;

public class AskedTidingTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_reminder_of_a_bookmark_is_in_the_bell_each_time_it_comes_also_of_a_topic_that_is_muted(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo, mo) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(bo);
        await portal.Get<Reading>().UpTo(ana.Actor, topic.TopicId, 1, default);
        await portal.Get<Reading>().Follow(ana.Actor, topic.TopicId, WatchLevel.Muted, default);
        var job = portal.Get<IEnumerable<IJob>>().OfType<BookmarkReminders>().Single();
        for (var time = 1; time <= 2; time++)
        {
            Assert.True((await portal.Get<Bookmarks>().Set(ana.Actor, topic.PostId, null, portal.Clock.GetUtcNow().UtcDateTime.AddHours(1), default)).Done);
            portal.Clock.Advance(TimeSpan.FromHours(2));
            await job.Run(default);
            await Eventually.True(async () => await portal.Get<NotificationViews>().Unread(ana.Actor, default) == 1, $"reminder {time}");
            await portal.Get<NotificationDeeds>().ReadUpTo(ana.Actor, null, default);
        }

        await portal.Get<Bookmarks>().Set(ana.Actor, topic.PostId, null, portal.Clock.GetUtcNow().UtcDateTime.AddHours(1), default);
        await portal.Get<Posts>().Delete(mo.Actor, topic.PostId, null, default);
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await job.Run(default);
        await Task.Delay(600);
        Assert.Equal(0, await portal.Get<NotificationViews>().Unread(ana.Actor, default)); // of what is gone nobody is reminded
    }

    [Theory, BothDatabases]
    public async Task Who_voted_for_an_idea_is_told_of_its_newest_step_and_nobody_else_is(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo, cy, agent) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"), await portal.NewMember("al", Roles.Agent));
        var idea = await Idea(portal, ana);
        await portal.Get<Ideas>().Vote(bo.Actor, idea.TopicId, true, default);
        await portal.Get<Ideas>().Vote(agent.Actor, idea.TopicId, true, default);
        foreach (var state in new[] { IdeaState.Planned, IdeaState.Shipped })
        {
            Assert.True((await portal.Get<Ideas>().SetState(agent.Actor, idea.TopicId, state, "Our word", null, default)).Done);
            await Eventually.True(async () => await portal.Get<NotificationViews>().Unread(bo.Actor, default) == 1, $"told of {state}");
            await portal.Get<NotificationDeeds>().ReadUpTo(bo.Actor, null, default);
        }

        Assert.Equal(0, await portal.Get<NotificationViews>().Unread(cy.Actor, default));
    }

    [Theory, BothDatabases]
    public async Task Votes_go_along_when_topics_are_merged_each_member_once_and_come_back_when_that_is_undone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, cy, mo) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"), await portal.NewMember("mo", Roles.Moderator));
        var (idea, same) = (await Idea(portal, ana), await Idea(portal, bo));
        await portal.Get<Ideas>().Vote(bo.Actor, idea.TopicId, true, default);
        await portal.Get<Ideas>().Vote(bo.Actor, same.TopicId, true, default);
        await portal.Get<Ideas>().Vote(cy.Actor, same.TopicId, true, default);
        var merged = await portal.Get<PostMoves>().Merge(mo.Actor, same.TopicId, idea.TopicId, "The same", default);
        Assert.True(merged.Done);
        Assert.Equal(2, await Votes(portal, idea));
        Assert.True((await portal.Get<KeepingUndo>().Undo(mo.Actor, idea.TopicId, merged.Value.ChangeId, default)).Done);
        Assert.Equal((1, 2), (await Votes(portal, idea), await Votes(portal, same)));
    }

    private static async Task<PostPlace> Idea(TestPortal portal, Member author)
    {
        var category = await portal.Get<Database>().Read(db => db.Set<Category>().Where(c => c.GroupId == null).Select(c => c.Id).FirstAsync());
        return (await portal.Get<Topics>().Start(author.Actor, new NewTopic(category, TopicKind.Idea, "A quieter pump", "Please"), null, default)).Value;
    }

    private static Task<int> Votes(TestPortal portal, PostPlace idea) => portal.Get<Database>().Read(db => db.Set<Topic>().Where(t => t.Id == idea.TopicId).Select(t => t.VoteCount).FirstAsync());
}
