using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.Sanctions;
using Portal.Features.Clubs;
using Portal.Features.Forum;
using Portal.Features.Rooms;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Commons.People;
using Portal.Tests.Features.Clubs;

namespace Portal.Tests.Commons.Sanctioning;

public class PlaceSanctionTests(Portals portals)
{
    static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Theory, BothDatabases]
    public async Task Who_moderates_a_place_mutes_there_alone_and_only_who_wrote_there(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (admin, lena, ana, bo) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("lena"), await portal.NewMember("ana"), await portal.NewMember("bo"));
        var (here, there) = (await PlaceModeratorTests.NewCategory(portal, admin), await PlaceModeratorTests.NewCategory(portal, admin));
        await PlaceModeratorTests.Give(portal, admin, here, lena);
        var (mine, other, place) = (await PlaceModeratorTests.Start(portal, ana, here), await PlaceModeratorTests.Start(portal, ana, there), new Subject("category", here));

        var mute = await portal.Sanction(lena, ana, SanctionKind.Mute, until: Day, place: place);
        Assert.True(mute.Done, mute.Problem?.Sentence);
        Assert.Equal("muted-at-place", await Replied(ana, mine));
        Assert.Equal("muted-at-place", (await portal.Get<Posts>().Edit(ana.Actor, mine.PostId, "Something else.", null, null, default)).Problem?.Code);
        Assert.Null(await Replied(ana, other)); // elsewhere as ever
        Assert.Null((await portal.StandingOf(ana)).MayNotWrite);
        var told = Assert.Single((await portal.Get<MyStanding>().Read(ana.Actor, Cursor.Start, default)).Value.Items);
        Assert.Equal((place, true), (told.Place!.Value, told.PlaceName!.StartsWith("Place ", StringComparison.Ordinal)));
        await AppealNamesThePlace();
        Assert.Equal(place.ToString(), await portal.Get<Database>().Read(db => db.Set<AuditEntry>().Where(e => e.WhomId == ana.Id && e.Action == AuditAction.Muted).Select(e => e.Place).SingleAsync()));

        // No more than that: not everywhere, not out of the portal, not elsewhere, not who never wrote there, nor who stands beside them or above.
        Assert.Equal("only-at-your-places", (await portal.Sanction(lena, ana, SanctionKind.Mute, until: Day)).Problem?.Code);
        Assert.Equal("not-for-one-place", (await portal.Sanction(lena, ana, SanctionKind.Suspension, until: Day, place: place)).Problem?.Code);
        Assert.Equal("only-at-your-places", (await portal.Sanction(lena, ana, SanctionKind.Note, place: new("category", there))).Problem?.Code);
        Assert.Equal("never-wrote-here", (await portal.Sanction(lena, bo, SanctionKind.Warning, place: place)).Problem?.Code);
        Assert.Equal("no-such-place", (await portal.Sanction(admin, bo, SanctionKind.Warning, place: new("category", 987654321))).Problem?.Code);
        var peer = await portal.NewMember("max");
        await PlaceModeratorTests.Give(portal, admin, there, peer);
        await PlaceModeratorTests.Start(portal, peer, here);
        Assert.True((await portal.Sanction(lena, peer, SanctionKind.Note, place: place)).Done); // who looks after another place is here somebody like all others
        Assert.Null((await portal.Get<SanctionViews>().Of(lena.Actor, peer.Name, default)).Value.Refusal);
        await PlaceModeratorTests.Give(portal, admin, here, peer);
        Assert.Equal("not-below", (await portal.Get<SanctionViews>().Of(lena.Actor, peer.Name, default)).Value.Refusal?.Code);
        foreach (var above in new[] { peer, await portal.NewMember("eva", Roles.Agent), admin, lena })
        {
            await PlaceModeratorTests.Start(portal, above, here);
            Assert.Equal("not-below", (await portal.Sanction(lena, above, SanctionKind.Note, place: place)).Problem?.Code);
        }

        // Taken back by them, it binds no more; what was decided for the whole portal is not theirs to take back.
        Assert.True((await portal.Get<Sanctions>().Revoke(lena.Actor, ana.Id, mute.Value, "enough", default)).Done);
        Assert.Null(await Replied(ana, mine));
        var warning = (await portal.Sanction(admin, ana, SanctionKind.Warning)).Value;
        Assert.Equal("only-at-your-places", (await portal.Get<Sanctions>().Revoke(lena.Actor, ana.Id, warning, "enough", default)).Problem?.Code);

        // Nor is what the portal's moderators decided about their place: they neither take it back nor put another in its place.
        var theirs = (await portal.Sanction(admin, ana, SanctionKind.Mute, until: Day, place: place)).Value;
        Assert.Equal("decided-above", (await portal.Get<Sanctions>().Revoke(lena.Actor, ana.Id, theirs, "enough", default)).Problem?.Code);
        Assert.Equal("decided-above", (await portal.Get<Sanctions>().Impose(lena.Actor, ana.Id, new(SanctionKind.Mute, "less", portal.Clock.GetUtcNow().UtcDateTime.AddHours(1), Seen: theirs, Place: place), null, default)).Problem?.Code);

        async Task<string?> Replied(Member by, PostPlace topic) => (await portal.Get<Posts>().Reply(by.Actor, topic.TopicId, new("I think so"), null, default)).Problem?.Code;

        // To who decides about it, in the time line, and to her where she reads how it stands and hears how it ended.
        async Task AppealNamesThePlace()
        {
            var appeal = (await portal.Get<Appeals>().File(ana.Actor, told.Decision, "I meant myself", null, default)).Value;
            var (mo, what) = (await portal.NewMember("mo", Roles.Moderator), $"Mute in {told.PlaceName}");
            var opened = await portal.Get<Database>().Read(db => db.Set<Appeal>().Where(a => a.Id == appeal).Select(a => a.CaseId).SingleAsync());
            var it = (await portal.Get<Queue>().Find(mo.Actor, opened, default)).Value;
            Assert.StartsWith($"Appeal against: {what}, decided by ", Assert.Single(it.Words.Why), StringComparison.Ordinal);
            Assert.Contains((await portal.Get<PersonHistory>().Read(mo.Actor, ana.Id, HistoryKind.Appeals, Cursor.Start, default)).Value.Items, l => l.It.Text.Contains(what, StringComparison.Ordinal));
            Assert.True((await portal.Get<Decisions>().Claim(mo.Actor, opened, default)).Done);
            Assert.True((await portal.Get<Decisions>().Decide(mo.Actor, opened, new(Outcome.Upheld, "It stays"), default)).Done);
            Assert.Equal(place, Assert.Single((await portal.Get<MyStanding>().Appeals(ana.Actor, Cursor.Start, default)).Value.Items).Place);
            Assert.Contains(await portal.Told(ana), n => n.Form == "AppealUpheld" && n.Title == $"Your appeal against: {what}");
            var mine = Assert.Single((await portal.Get<MyStanding>().Read(ana.Actor, Cursor.Start, default)).Value.Items);
            Assert.Equal((what, "It stays"), (mine.Name, mine.Appeal?.Answer));
        }
    }

    [Theory, BothDatabases]
    public async Task A_warning_at_a_place_is_read_before_one_writes_there_and_elsewhere_one_writes_on(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (admin, ana) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"));
        var (here, there) = (await PlaceModeratorTests.NewCategory(portal, admin), await PlaceModeratorTests.NewCategory(portal, admin));
        var (mine, other) = (await PlaceModeratorTests.Start(portal, ana, here), await PlaceModeratorTests.Start(portal, ana, there));
        var warning = await portal.Sanction(admin, ana, SanctionKind.Warning, place: new("category", here));
        Assert.True(warning.Done, warning.Problem?.Sentence);

        Assert.Equal(Problem.Warned, await Replied(mine));
        Assert.Null(await Replied(other));
        Assert.Null((await portal.StandingOf(ana)).MayNotWrite);
        Assert.Equal(0, (await portal.Get<SanctionViews>().Of(admin.Actor, ana.Name, default)).Value.Points); // of the whole portal's scale

        Assert.True((await portal.Get<Sanctions>().Acknowledge(ana.Actor, warning.Value, default)).Done);
        Assert.Null(await Replied(mine));
        Assert.True((await portal.Sanction(admin, ana, SanctionKind.Warning)).Done);
        Assert.Equal(Problem.Warned, await Replied(other));
        Assert.Equal(1, (await portal.Get<SanctionViews>().Of(admin.Actor, ana.Name, default)).Value.Points);

        async Task<Problem?> Replied(PostPlace topic) => (await portal.Get<Posts>().Reply(ana.Actor, topic.TopicId, new("I think so"), null, default)).Problem;
    }

    [Theory, BothDatabases]
    public async Task Who_moderates_a_place_knows_of_people_what_is_about_that_place(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (admin, lena, tom, ana) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("lena"), await portal.NewMember("tom"), await portal.NewMember("ana"));
        var (here, there) = (await PlaceModeratorTests.NewCategory(portal, admin), await PlaceModeratorTests.NewCategory(portal, admin));
        await PlaceModeratorTests.Give(portal, admin, here, lena);
        await PlaceModeratorTests.Give(portal, admin, there, tom);
        await PlaceModeratorTests.Start(portal, ana, here);
        var place = new Subject("category", here);
        Assert.True((await portal.Sanction(admin, ana, SanctionKind.Note, "of the whole portal")).Done);
        Assert.True((await portal.Sanction(admin, ana, SanctionKind.Mute, "everywhere", Day)).Done);
        Assert.True((await portal.Sanction(lena, ana, SanctionKind.Mute, "here", Day, seen: 0, place: place)).Done); // what she may not know of is in nobody's way

        Assert.Equal(["here"], (await portal.Get<SanctionViews>().List(lena.Actor, ana.Id, Cursor.Start, default)).Value.Items.Select(s => s.It.Reason));
        Assert.Equal(["here"], (await portal.Get<PersonHistory>().Read(lena.Actor, ana.Id, null, Cursor.Start, default)).Value.Items.Select(l => l.It.Detail));
        var about = (await portal.Get<SanctionViews>().Of(lena.Actor, ana.Name, default)).Value;
        Assert.Equal((false, null, "here"), (about.Everywhere, about.Refusal, Assert.Single(about.Binding).It.Reason));
        Assert.Equal([place], (await portal.Get<SanctionViews>().PlacesFor(lena.Actor, ana.Id, default)).Select(p => p.Place));
        Assert.Equal(3, (await portal.Get<SanctionViews>().List(admin.Actor, ana.Id, Cursor.Start, default)).Value.Items.Count);
        Assert.Contains((await portal.Get<PersonHistory>().Read(admin.Actor, ana.Id, HistoryKind.Sanctions, Cursor.Start, default)).Value.Items, l => l.It.Text.StartsWith("Mute in Place", StringComparison.Ordinal));

        // She wrote nothing where Tom looks after things: of her he learns nothing.
        Assert.Equal(Problem.NotAllowed, (await portal.Get<SanctionViews>().List(tom.Actor, ana.Id, Cursor.Start, default)).Problem);
        Assert.Equal(Problem.NotAllowed, (await portal.Get<SanctionViews>().Of(tom.Actor, ana.Name, default)).Problem);
        Assert.Equal(Problem.NotAllowed, (await portal.Get<PersonHistory>().Read(tom.Actor, ana.Id, null, Cursor.Start, default)).Problem);
    }

    [Theory, BothDatabases]
    public async Task Who_fills_a_club_with_photos_is_muted_by_its_moderator(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, lena, ana) = (await portal.NewMember("host"), await portal.NewMember("lena"), await portal.NewMember("ana"));
        var club = await portal.NewClub(host);
        foreach (var who in new[] { lena, ana }) Assert.True((await portal.Join(who, club)).Done);
        Assert.True((await portal.Get<ClubModeratorRoles>().Give(host.Actor, club.Club.Slug, lena.Id, default)).Done);
        var (place, picture) = (new Subject("club", club.Club.Id), await portal.Uploaded(ana));
        Assert.Equal("never-wrote-here", (await portal.Sanction(lena, ana, SanctionKind.Mute, until: Day, place: place)).Problem?.Code);
        Assert.True((await portal.Put(ana, club, ClubItemKind.Photo, "My cup", "", "A cup", picture)).Done);
        Assert.True((await portal.Sanction(lena, ana, SanctionKind.Mute, until: Day, place: place)).Done);
        Assert.Equal("muted-at-place", (await portal.Put(ana, club, ClubItemKind.Photo, "My cup", "", "A cup", picture)).Problem?.Code);
    }

    [Theory, BothDatabases]
    public async Task A_mute_at_a_club_holds_on_its_board_and_in_its_room_until_its_time_is_over(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (mo, host, ana) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("host"), await portal.NewMember("ana"));
        var club = await portal.NewClub(host);
        Assert.True((await portal.Join(ana, club)).Done);
        Assert.True((await portal.Sanction(mo, ana, SanctionKind.Mute, until: Day, place: new("club", club.Club.Id))).Done); // who moderates the whole portal may choose any place
        Assert.Equal("muted-at-place", await Said());
        Assert.NotNull(await portal.StartTopic(ana));
        Assert.True((await portal.Club(host, club.Club.Slug))!.CanRun);
        Assert.True((await portal.Sanction(mo, host, SanctionKind.Mute, until: Day, place: new("club", club.Club.Id))).Done); // of who runs it the page, too
        Assert.False((await portal.Club(host, club.Club.Slug))!.CanRun);
        Assert.Equal("muted-at-place", (await portal.Get<ClubModeratorRoles>().Give(host.Actor, club.Club.Slug, ana.Id, default)).Problem?.Code);
        portal.Clock.Advance(Day);
        Assert.Null(await Said());

        async Task<string?> Said() => (await portal.Get<Rooms>().Say(ana.Actor, club.RoomId, new("hello"), null, default)).Problem?.Code;
    }
}
