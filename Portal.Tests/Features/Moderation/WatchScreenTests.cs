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
        Assert.True(river.Look(one, portal.Clock.GetUtcNow().UtcDateTime));
        Assert.False(river.Look(long.MaxValue, portal.Clock.GetUtcNow().UtcDateTime));
        await river.ReadAgain([two], default); // what was only read again is what they looked at

        var (again, problem) = await looks.Write(); // whatever list is there by now
        Assert.Null(problem);
        Assert.Equal([one], again);
        await river.ReadAgain(again, default);
        Assert.Null(river.Rows.Single(r => r.Row.Id == one).Row.Seen); // it is not what stands there now
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

    [Fact]
    public async Task What_is_handed_over_late_comes_where_it_belongs_in_an_open_list()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, mia, max) = (await portal.NewMember("ana"), await portal.NewMember("mia", Roles.Moderator), await portal.NewMember("max", Roles.Moderator));
        var (first, second) = (await portal.StartTopic(ana), await portal.StartTopic(ana));
        var (one, two) = ((await portal.Watched(mia, first.Subject())).Id, (await portal.Watched(mia, second.Subject())).Id);
        await HandOver(two);
        var river = await River(portal, max, null, new(WatchList.Mine));
        Assert.Equal([two], river.Rows.Select(r => r.Row.Id));
        await HandOver(one);
        river.Hear(Told(portal, new WatchHandedOver(one, mia.Id, max.Id, Done: false)));
        await river.Load(take: true, default);
        Assert.Equal([one, two], river.Rows.Select(r => r.Row.Id));

        async Task HandOver(long entry)
        {
            Assert.True((await portal.Get<WatchHandOvers>().HandOver(mia.Actor, entry, max.Id, null, default)).Done);
            await portal.TakenIn();
        }
    }

    static async Task<WatchRiver> River(TestPortal portal, Member reader, long? at, WatchFilter? filter = null)
    {
        var river = new WatchRiver(portal.Get<Watch>(), reader.Actor, filter ?? new(), at, (await portal.Get<Watch>().Moderators(reader.Actor, default)).Value);
        await river.Load(take: true, default);
        return river;
    }

    static WatchLook Look(WatchRiver river, long entry) => new(entry, river.Rows.Single(r => r.Row.Id == entry).UpTo);

    static NewsRow Told(TestPortal portal, News news) => NewsRow.From(news, portal.Clock.GetUtcNow().UtcDateTime);
}
