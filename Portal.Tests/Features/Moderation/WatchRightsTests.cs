using Portal.Commons.Watching;
using Portal.Features.Forum;
using Portal.Tests.Commons.Watching;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Features.Rooms;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Moderation;

/// <summary>Who may do what in the watch, through the deeds; API, hub and pages stand in <see cref="RightsTable"/>.</summary>
public class WatchRightsTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Everyone_may_do_in_the_watch_what_their_role_says_and_no_more(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, colleague, banned) = (await portal.NewMember("ana"), await portal.NewMember("max", Roles.Moderator), await portal.NewMember("mo", Roles.Moderator));
        Assert.True((await portal.Ban(await portal.NewMember("ada", Roles.Admin), banned)).Done);
        (string Who, Member? Member, Scopes Scopes, bool Sees, bool Acts)[] people =
        [
            ("visitor", null, Scopes.All, false, false), ("member", await portal.NewMember(), Scopes.All, false, false), ("banned moderator", banned, Scopes.All, false, false), ("agent", await portal.NewMember("lena", Roles.Agent), Scopes.All, false, false),
            ("moderator without the right", colleague, Scopes.Read | Scopes.Write, false, false), ("moderator who only reads", colleague, Scopes.Read | Scopes.Moderate, true, false),
            ("moderator", await portal.NewMember("mia", Roles.Moderator), Scopes.All, true, true), ("admin", await portal.NewMember("ada", Roles.Admin), Scopes.All, true, true),
        ];
        foreach (var (who, member, scopes, sees, acts) in people)
        {
            var row = await portal.Watched(colleague, (await portal.StartTopic(ana)).Subject());
            var upTo = await portal.TakenIn();
            var actor = member is null ? Actor.Visitor : member.Actor with { Scopes = scopes };
            var refused = member is null ? ProblemKind.SignIn : ProblemKind.Refused;
            (string Deed, ProblemKind? Answer, bool May)[] deeds =
            [
                ("read", (await portal.Get<Watch>().Read(actor, new(), WatchFrom.Start(new()), 5, default)).Problem?.Kind, sees),
                ("look", (await portal.Get<Watch>().Look(actor, [row.Id], default)).Problem?.Kind, sees),
                ("count", (await portal.Get<Watch>().Counts(actor, default)).Problem?.Kind, sees),
                ("places", (await portal.Get<Watch>().Places(actor, default)).Problem?.Kind, sees),
                ("moderators", (await portal.Get<Watch>().Moderators(actor, default)).Problem?.Kind, sees),
                ("words", (await portal.Get<WatchWords>().Read(actor, default)).Problem?.Kind, sees),
                ("figures", (await portal.Get<WatchFigures>().Read(actor, WatchDays.UpTo(portal.Clock.GetUtcNow().UtcDateTime, 1), default)).Problem?.Kind, sees),
                ("mark", (await portal.Get<WatchMarks>().Seen(actor, [row.Id], upTo, default)).Problem?.Kind, acts),
                ("watch for a word", (await portal.Get<WatchWords>().Add(actor, "refund", team: false, default)).Problem?.Kind, acts),
                ("choose the bell", (await portal.Get<WatchWords>().Tell(actor, [], default)).Problem?.Kind, acts),
                ("hand over", (await portal.Get<WatchHandOvers>().HandOver(actor, row.Id, member == colleague ? people[6].Member!.Id : colleague.Id, null, default)).Problem?.Kind, acts),
            ];
            Assert.All(deeds, d => Assert.True(d.Answer == (d.May ? null : refused), $"{who}: {d.Deed} answered {d.Answer}"));
        }
    }

    [Theory, BothDatabases]
    public async Task Who_moderates_one_place_alone_sees_marks_and_counts_what_stands_there(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, lou, mia, ada) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("lou"), await portal.NewMember("mia", Roles.Moderator), await portal.NewMember("ada", Roles.Admin));
        var club = await portal.NewClub(bo, Visibility.Hidden);
        Assert.True((await portal.Get<PlaceModerators>().Give(ada.Actor, new("club", club.Club.Id), lou.Name, default)).Done);
        var before = await portal.TakenIn();
        var outside = await portal.StartTopic(ana);
        var inside = (await portal.Get<Topics>().Start(bo.Actor, new(club.BoardId, TopicKind.Discussion, "Among us", "Only for members", []), null, default)).Value;
        await portal.Say(bo, club.RoomId, "Nobody else hears this");
        var (theirs, ours) = (await portal.Watched(mia, outside.Subject()), await portal.Watched(mia, inside.Subject()));

        var rows = await portal.River(lou, before);
        Assert.Equal([(WatchKind.Post, "Among us"), (WatchKind.Message, club.Club.Name)], rows.Select(r => (r.Kind, r.Item.Title)));
        Assert.Empty((await portal.Get<Watch>().Look(lou.Actor, [theirs.Id], default)).Value.Rows);
        Assert.Equal([new Subject("club", club.Club.Id)], (await portal.Get<Watch>().Places(lou.Actor, default)).Value.Select(p => p.Place));
        var marks = await portal.See(lou, theirs.Id, ours.Id);
        Assert.Equal([ours.Id], marks.Seen.Concat(marks.Already).Concat(marks.Changed));
        Assert.Null((await portal.Watched(mia, outside.Subject())).Seen);
        Assert.Equal(lou.Id, (await portal.Watched(mia, inside.Subject())).Seen?.By.Id);
        Assert.Equal(ProblemKind.NotFound, (await portal.Get<WatchHandOvers>().HandOver(lou.Actor, theirs.Id, mia.Id, null, default)).Problem?.Kind);
        Assert.True((await portal.Get<WatchHandOvers>().HandOver(mia.Actor, rows[1].Id, lou.Id, null, default)).Done);
        Assert.Equal("no-moderator", (await portal.Get<WatchHandOvers>().HandOver(mia.Actor, theirs.Id, lou.Id, null, default)).Problem?.Code);
        Assert.Equal(ProblemKind.Refused, (await portal.Get<WatchWords>().Add(lou.Actor, "members", team: true, default)).Problem?.Kind);
        Assert.True((await portal.Get<WatchWords>().Add(lou.Actor, "members", team: false, default)).Done);
        var report = (await portal.Get<WatchFigures>().Read(lou.Actor, WatchDays.UpTo(portal.Clock.GetUtcNow().UtcDateTime, 1), default)).Value;
        Assert.Equal((3, 1), (report.Sums.Written, report.Sums.Seen)); // the club itself, too
        Assert.Equal([lou.Id], report.Loads.Where(l => l.LookedAt + l.Answered + l.Decided > 0).Select(l => l.Person.Id));
    }

    [Fact]
    public async Task Odd_questions_are_refused_with_the_field()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        using var mia = await portal.Api(await portal.NewMember("mia", Roles.Moderator));
        foreach (var (query, field) in new[] { ("list=none", "list"), ("kind=tree", "kind"), ("by=nobody", "by"), ("script=runes", "script"), ("place=nowhere", "place"), ("cursor=x", "cursor"), ("alerts=maybe", "alerts") })
            (await mia.Ask("moderation/watch?" + query)).IsProblem(400, field: field);
        (await mia.Post("moderation/watch/seen", new { ids = Array.Empty<long>(), upTo = 1 })).IsProblem(400, field: "ids");
        (await mia.Post("moderation/watch/seen", new { ids = Enumerable.Range(1, 201), upTo = 1 })).IsProblem(400, "too-many-marks", "ids");
        (await mia.Post("moderation/watch/seen", new { ids = new[] { 1 } })).IsProblem(400, field: "upTo");
        Assert.Empty((await mia.Post("moderation/watch/seen", new { ids = new[] { long.MaxValue, -1 }, upTo = long.MaxValue })).Is(200).Json.GetProperty("seen").EnumerateArray());
        (await mia.Post("moderation/watch/1/hand-over", new { note = "x" })).IsProblem(400, field: "to");
        (await mia.Ask(HttpMethod.Delete, "moderation/watch/words/999999999")).IsProblem(404);
    }
}
