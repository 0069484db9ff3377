using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Notifications;
using Portal.Features.Clubs;
using Portal.Features.Forum;
using Portal.Features.Play;
using Portal.Platform.Jobs;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Features.Events;
using Portal.Tests.Features.Play;
using Portal.Tests.Features.Rooms;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Clubs;

/// <summary>Closing a club for good, and opening it again.</summary>
public class ClosingTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Hosts_and_admins_close_a_club_with_a_reason_and_open_it_again_and_nobody_else_does(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, coHost, member, other) = (await portal.NewMember("host"), await portal.NewMember("cohost"), await portal.NewMember("member"), await portal.NewMember("other"));
        var (mo, ada) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ada", Roles.Admin));
        var club = await portal.NewClub(host);
        await portal.CoHost(host, club, coHost);
        await portal.Join(member, club);
        var (close, reopen) = ($"clubs/{club.Club.Slug}/close", $"clubs/{club.Club.Slug}/reopen");
        using var hosts = await portal.Api(host);
        using var admins = await portal.Api(ada);
        using var visitor = portal.Address.Api();
        (await visitor.Post(close, new { reason = "Mine" })).IsProblem(401);
        await Refused(close);

        (await hosts.Post(close, new { reason = " " })).IsProblem(400, field: "reason");
        (await hosts.Post(close, new { reason = "We moved to the forum." })).Is(204);
        (await hosts.Post(close, new { reason = "Once more" })).IsProblem(409, "closed-already");
        Assert.Equal(("host", "We moved to the forum."), Said((await visitor.Ask($"clubs/{club.Club.Slug}")).Is(200)));
        await Refused(reopen);
        Assert.Equal((true, false), ((await portal.Club(host, club.Club.Slug))!.HasSettings, (await portal.Club(coHost, club.Club.Slug))!.HasSettings));

        (await admins.Post(reopen)).Is(204);
        (await admins.Post(reopen)).Is(204);
        Assert.Null((await portal.Club(host, club.Club.Slug))!.Closing);
        (await admins.Post(close, new { reason = "Nobody looks after it." })).Is(204);
        Assert.Equal("admin", Said((await visitor.Ask($"clubs/{club.Club.Slug}")).Is(200)).By);
        (await hosts.Post(reopen)).Is(204);
        var place = new Subject("club", club.Club.Id).ToString();
        var log = await portal.Get<Database>().Read(db => db.Set<AuditEntry>().Where(e => e.Subject == place && (e.Action == AuditAction.ClubClosed || e.Action == AuditAction.ClubReopened)).OrderBy(e => e.Id).ToListAsync());
        Assert.Equal(["ClubClosed: We moved to the forum.", "ClubReopened: ", "ClubClosed: Nobody looks after it.", "ClubReopened: "], log.ConvertAll(e => $"{e.Action}: {e.Reason}"));

        async Task Refused(string call)
        {
            foreach (var who in (Member[])[coHost, member, other, mo])
            {
                using var api = await portal.Api(who);
                (await api.Post(call, new { reason = "Mine" })).IsProblem(403);
            }
        }

        static (string? By, string? Reason) Said(Answer answer) => (answer.Json.GetProperty("closed").GetProperty("by").GetString(), answer.Json.GetProperty("closed").GetProperty("reason").GetString());
    }

    [Theory, BothDatabases]
    public async Task A_closed_club_is_read_by_who_could_read_it_and_written_in_by_nobody_until_it_is_open_again(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, member, ada, late) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("ada", Roles.Admin), await portal.NewMember("late"));
        var club = await portal.NewClub(host);
        await portal.Join(member, club);
        var (slug, begins) = (club.Club.Slug, portal.Clock.GetUtcNow().AddDays(1));
        using var hosts = await portal.Api(host);
        using var members = await portal.Api(member);
        using var admins = await portal.Api(ada);
        using var comers = await portal.Api(late);
        var topic = (await members.Post("topics", new { categoryId = club.BoardId, title = "Up?", body = "Yes." })).Is(201).Id;
        var post = (await members.Ask($"topics/{topic}/posts")).Items[0].GetProperty("id").GetInt64();
        (HttpClient Who, HttpMethod Method, string Address, object? Body, int Done)[] deeds =
        [
            (members, HttpMethod.Post, "topics", new { categoryId = club.BoardId, title = "Still up?", body = "Yes." }, 201),
            (admins, HttpMethod.Post, "topics", new { categoryId = club.BoardId, title = "Staff are up", body = "Yes." }, 201),
            (members, HttpMethod.Post, $"topics/{topic}/posts", new { body = "So am I." }, 201),
            (members, HttpMethod.Patch, $"posts/{post}", new { body = "Yes, all night." }, 200),
            (hosts, HttpMethod.Put, $"posts/{post}/reactions/like", null, 200),
            (members, HttpMethod.Post, $"rooms/{club.RoomId}/messages", new { body = "Anybody?" }, 201),
            (hosts, HttpMethod.Post, "events", new { clubId = club.Club.Id, title = "Dawn", startsAt = begins, endsAt = begins.AddHours(1) }, 201),
            (hosts, HttpMethod.Post, "games/draws", new { clubId = club.Club.Id, title = "A bag", closesAt = begins, prizes = new[] { "a bag" } }, 201),
            (hosts, HttpMethod.Post, $"clubs/{slug}/news", new { title = "A machine", body = "It makes foam." }, 201),
            (hosts, HttpMethod.Post, $"clubs/{slug}/articles", new { kind = "tutorial", title = "Foam", body = "Stir." }, 201),
            (hosts, HttpMethod.Patch, $"clubs/{slug}", new { rules = "Be quiet." }, 200),
            (hosts, HttpMethod.Put, $"clubs/{slug}/visibility", new { visibility = "open" }, 200),
        ];
        foreach (var (who, method, address, body, done) in deeds) (await who.Ask(method, address, body)).Is(done);

        await Close(portal, host, club);
        foreach (var (who, method, address, body, _) in deeds) (await who.Ask(method, address, body)).IsProblem(409, "group-closed");
        (await comers.Post($"clubs/{slug}/join")).IsProblem(409, "group-closed");
        (await hosts.Post($"clubs/{slug}/invitations", new { days = 7, uses = 1 })).IsProblem(409, "group-closed");
        foreach (var address in (string[])[$"clubs/{slug}", $"clubs/{slug}/members", $"topics/{topic}/posts", $"rooms/{club.RoomId}/messages", $"clubs/{slug}/news"]) (await comers.Ask(address)).Is(200);
        Assert.DoesNotContain(await portal.Get<Categories>().ListFor(member.Actor, default), c => c.Id == club.BoardId);
        (await admins.Ask(HttpMethod.Patch, $"posts/{post}", new { body = "Put right." })).Is(200); // order is kept

        Assert.True((await portal.Get<ClubClosings>().Reopen(host.Actor, slug, default)).Done);
        (await comers.Post($"clubs/{slug}/join")).Is(200);
        (await members.Post($"topics/{topic}/posts", new { body = "Up again." })).Is(201);
    }

    [Theory, BothDatabases]
    public async Task With_a_club_end_its_invitations_requests_and_events_and_each_member_is_told_once(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (host, member, guest, invited) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("guest"), await portal.NewMember("invited"));
        var club = await portal.ClubOf(host, Visibility.Request, member);
        Assert.Equal(Joined.Waiting, (await portal.Join(guest, club)).Value);
        var invitation = (await portal.Get<Invitations>().Person(host.Actor, club.Club.Slug, invited.Name, 7, null, default)).Value;
        var (gone, evening) = (await portal.NewEvent(host, club, portal.Plan(inHours: 1)), await portal.NewEvent(host, club));
        Assert.True((await portal.Answer(member, evening)).Done);
        var planned = await portal.NewNews(host, club, at: portal.Clock.GetUtcNow().UtcDateTime.AddHours(5));
        portal.Clock.Advance(TimeSpan.FromHours(4));
        var (draw, quiet) = (await portal.NewDraw(host, club), await portal.NewContest(host, club));
        Assert.True((await portal.EnterDraw(member, draw)).Done);
        await using var ear = await portal.Listen(member);
        await ear.Subscribe($"club:{club.Club.Id}");

        await Close(portal, host, club);
        await ear.Hear(e => e.Type == "club-closed");
        foreach (var told in (Member[])[member, guest]) Assert.Equal("Closed", Assert.Single(await portal.Told(told), n => n.Kind != NotificationKind.Game && n.Form is ("Closed" or "Cancelled" or "TurnedDown")).Form);
        Assert.DoesNotContain(await portal.Told(host), n => n.Form == "Closed");
        Assert.Equal((ClubRole.None, ClubRole.Member), ((await portal.Club(guest, club.Club.Slug))!.Role, (await portal.Club(member, club.Club.Slug))!.Role));
        Assert.Null((await portal.Club(guest, club.Club.Slug))!.Closing!.Reason); // who does not read it is told no more than that
        Assert.Equal("We moved.", (await portal.Club(member, club.Club.Slug))!.Closing!.Reason);
        Assert.Equal("group-closed", (await portal.Get<InvitationAnswers>().Accept(invited.Actor, invitation, default)).Problem?.Code);
        Assert.Equal((false, true), ((await portal.Event(member, gone))!.Row.Cancelled, (await portal.Event(member, evening))!.Row.Cancelled)); // what was over took place
        Assert.Equal(("We moved.", "We moved."), ((await portal.Game(member, draw))!.CancelReason, (await portal.Game(member, quiet))!.CancelReason));
        var off = Assert.Single(await portal.Told(member), n => n.Kind == NotificationKind.Game); // of the one that they take part in
        Assert.Equal(("Cancelled", "We moved."), (off.Form, off.Text));

        portal.Clock.Advance(TimeSpan.FromHours(2));
        await portal.Get<IEnumerable<IJob>>().OfType<NewsPublisher>().Single().Run(default);
        Assert.Equal(NewsState.Draft, (await portal.News(host, club, planned))!.Row.State);
        Assert.True((await portal.Get<ClubClosings>().Reopen(host.Actor, club.Club.Slug, default)).Done);
        Assert.Single(await portal.Told(member), n => n.Form == "Reopened");
        Assert.Equal("invitation-taken-back", (await portal.Get<InvitationAnswers>().Accept(invited.Actor, invitation, default)).Problem?.Code);
    }

    [Theory, BothDatabases]
    public async Task A_closed_club_says_so_on_its_page_and_is_listed_by_its_words_and_among_ones_own_alone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, other) = (await portal.NewMember("host"), await portal.NewMember("other"));
        var (slug, mark) = ($"s{Guid.NewGuid():N}"[..12], $"q{Guid.NewGuid():N}"[..12]);
        Assert.True((await portal.Get<Portal.Features.Clubs.Clubs>().Create(host.Actor, new(slug, $"Night {mark}", "Up.", Visibility.Open) { Page = new() { Topics = [mark] } }, null, default)).Done);
        var club = (await portal.Club(host, slug))!;
        using var api = await portal.Api(other);
        using var visitor = portal.Visitor();
        Assert.Single((await api.Ask($"clubs?topic={mark}")).Items);
        Assert.Contains("Sign in to join", await visitor.GetStringAsync(club.Url));

        await Close(portal, host, club);
        Assert.Empty((await api.Ask($"clubs?topic={mark}")).Items);
        await Eventually.True(async () => (await api.Ask($"clubs?q={mark}")).Items is [var found] && found.GetProperty("closedAt").ValueKind == System.Text.Json.JsonValueKind.String, "it is found, and marked");
        Assert.Contains((await portal.Get<ClubDirectory>().List(host.Actor, new() { Mine = true }, null, 30, default)).Value.Items, c => c.Id == club.Club.Id && c.ClosedAt is not null);
        await Eventually.True(async () => (await visitor.GetStringAsync(club.Url)).Contains("We moved.", StringComparison.Ordinal), "the page says why");
        var page = await visitor.GetStringAsync(club.Url);
        Assert.Equal((true, false), (page.Contains("This club is closed", StringComparison.Ordinal), page.Contains("Sign in to join", StringComparison.Ordinal)));
    }

    [Theory, BothDatabases]
    public async Task Who_leaves_a_closed_club_takes_along_what_they_wrote_and_its_last_host_puts_it_into_other_hands_first(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, member, heir) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("heir"));
        var club = await portal.ClubOf(host, Visibility.Open, member, heir);
        Assert.True((await portal.Say(member, club.RoomId, "Anybody up?")).Done);
        await Close(portal, host, club);
        Assert.Equal("group-closed", (await portal.Say(member, club.RoomId, "Still?")).Problem?.Code);
        Assert.Equal(1, (await portal.Get<ClubLeaving>().WithoutTrace(member.Actor, club.Club.Slug, default)).Value.Gone);
        Assert.Equal("last-host", (await portal.Leave(host, club)).Problem?.Code);
        Assert.True((await portal.Get<ClubMembers>().SetRole(host.Actor, club.Club.Slug, heir.Id, GroupRole.Host, default)).Done);
        Assert.True((await portal.Leave(host, club)).Done);
        Assert.True((await portal.Get<ClubClosings>().Reopen(heir.Actor, club.Club.Slug, default)).Done);
    }

    [Theory]
    [InlineData("topic"), InlineData("reply"), InlineData("message"), InlineData("event"), InlineData("game")]
    public async Task Who_writes_while_a_club_is_closed_waits_for_that_and_learns_of_it(string what)
    {
        var portal = await portals.Shared(DatabaseProvider.Postgres);
        var host = await portal.NewMember("host");
        var club = await portal.NewClub(host);
        var topic = (await portal.Get<Topics>().Start(host.Actor, new(club.BoardId, TopicKind.Discussion, "Up?", "Yes."), null, default)).Value;
        var (id, now) = (club.Club.Id, portal.Clock.GetUtcNow().UtcDateTime);
        Task<Problem?> writing;
        await using (var closing = await HeldRows.Begin(portal, async db =>
        {
            await db.Lock<Group>(id, default);
            await db.Set<Group>().Where(g => g.Id == id).ExecuteUpdateAsync(g => g.SetProperty(x => x.ClosedAt, now));
        }))
        {
            writing = await closing.Stop(Write);
            await closing.Commit();
        }

        Assert.Equal("group-closed", (await writing)?.Code);
        Assert.Equal(1, await portal.Get<Database>().Read(db => db.Set<Post>().CountAsync(p => p.TopicId == topic.TopicId)));

        async Task<Problem?> Write() => what switch
        {
            "topic" => (await portal.Get<Topics>().Start(host.Actor, new(club.BoardId, TopicKind.Discussion, "Late", "Too late."), null, default)).Problem,
            "reply" => (await portal.Get<Posts>().Reply(host.Actor, topic.TopicId, new("Too late."), null, default)).Problem,
            "message" => (await portal.Say(host, club.RoomId, "Too late")).Problem,
            "event" => (await portal.Get<Portal.Features.Events.Events>().Plan(host.Actor, id, portal.Plan(), null, default)).Problem,
            _ => (await portal.Get<Draws>().Announce(host.Actor, portal.Game(club), ["A bag"], true, null, default)).Problem,
        };
    }

    [Fact]
    public async Task Who_closes_a_club_waits_for_what_is_being_written_there()
    {
        var portal = await portals.Shared(DatabaseProvider.Postgres);
        var host = await portal.NewMember("host");
        var club = await portal.NewClub(host);
        Task<Result<Nothing>> doing;
        await using (var writing = await HeldRows.Begin(portal, async db => Assert.Null(await db.StaysOpen(club.Club.Id, default))))
        {
            doing = await writing.Stop(() => portal.Get<ClubClosings>().Close(host.Actor, club.Club.Slug, "We moved.", default));
            await writing.Commit();
        }

        Assert.True((await doing).Done);
        Assert.NotNull((await portal.Club(host, club.Club.Slug))!.Closing);
    }

    static async Task Close(TestPortal portal, Member host, ClubView club) => Assert.True((await portal.Get<ClubClosings>().Close(host.Actor, club.Club.Slug, "We moved.", default)).Done);
}
