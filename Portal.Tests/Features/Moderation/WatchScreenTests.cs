using Portal.Commons.Watching;
using Portal.Features.Forum;
using Portal.Features.Moderation;
using Portal.Platform.Outbox;
using Portal.Tests.Commons.Watching;

namespace Portal.Tests.Features.Moderation;

/// <summary>What a moderator's screen makes of what it is told.</summary>
public class WatchScreenTests(Portals portals)
{
    [Fact]
    public async Task A_look_is_at_what_was_on_the_screen_and_is_not_lost_with_the_list()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, mia) = (await portal.NewMember("ana"), await portal.NewMember("mia", Roles.Moderator));
        var (first, second) = (await portal.StartTopic(ana), await portal.StartTopic(ana));
        var (one, two) = ((await portal.Watched(mia, first.Subject())).Id, (await portal.Watched(mia, second.Subject())).Id);
        var (river, looks) = (await River(portal, mia, two), new WatchLooks(portal.Get<WatchMarks>(), mia.Actor));
        var (before, other) = (Look(river, one), Look(river, two));

        Assert.True((await portal.Get<Posts>().Edit(ana.Actor, first.PostId, "Buy at cheap.example", null, null, default)).Done);
        await portal.TakenIn();
        Assert.True(looks.Add(before));
        Assert.False(looks.Add(other));
        await river.ReadAgain([one], default);
        Assert.NotEqual(before, Look(river, one));
        Assert.False(river.Look(before, DateTime.UtcNow)); // it is not what stands there now
        Assert.True(river.Look(Look(river, one), DateTime.UtcNow));

        var (again, problem) = await looks.Write(); // whatever list is there by now
        Assert.Null(problem);
        Assert.Equal([one], again);
        Assert.Equal([null, mia.Id], [(await portal.Watched(mia, first.Subject())).Seen?.By.Id, (await portal.Watched(mia, second.Subject())).Seen?.By.Id]);
    }

    [Fact]
    public async Task A_list_that_begins_at_an_entry_stays_there_and_who_loses_their_rights_keeps_nothing()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, mia, ada) = (await portal.NewMember("ana"), await portal.NewMember("mia", Roles.Moderator), await portal.NewMember("ada", Roles.Admin));
        var topic = await portal.StartTopic(ana);
        var entry = (await portal.Watched(mia, topic.Subject())).Id;
        await portal.Reply(ana, topic, "And more");
        await portal.TakenIn();
        var river = await River(portal, mia, entry);
        Assert.True(river.Held > 0 || river.Overflows);
        await portal.Reply(ana, topic, "And still more");
        river.Hear(Told(portal, new WatchGrew(await portal.TakenIn(), [], [])));
        await river.Load(take: true, default);
        Assert.Equal(entry, river.Rows[0].Row.Id);
        river.TakeIn();
        await river.Load(take: true, default);
        Assert.True(river.Rows[0].Row.Id > entry);

        Assert.True((await portal.Get<StandingDeeds>().SetRoles(ada.Actor, mia.Id, Roles.None, default)).Done);
        river.Hear(Told(portal, new StandingChanged(mia.Id)));
        await river.Load(take: true, default);
        Assert.Empty(river.Rows);
        Assert.Equal((0, false), (river.Held, river.HasMore));
    }

    static async Task<WatchRiver> River(TestPortal portal, Member reader, long at)
    {
        var river = new WatchRiver(portal.Get<Watch>(), reader.Actor, new(), at, (await portal.Get<Watch>().Moderators(reader.Actor, default)).Value);
        await river.Load(take: true, default);
        return river;
    }

    static WatchLook Look(WatchRiver river, long entry) => new(entry, river.Rows.Single(r => r.Row.Id == entry).UpTo);

    static NewsRow Told(TestPortal portal, News news) => NewsRow.From(news, portal.Clock.GetUtcNow().UtcDateTime);
}
