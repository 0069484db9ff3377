using Microsoft.EntityFrameworkCore;
using Portal.Commons.Drafts;
using Portal.Features.Clubs;
using Portal.Features.Forum;
using Portal.Features.Rooms;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Clubs;

public class ClubTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Who_joins_an_open_club_writes_on_its_board_and_in_its_room_and_who_left_no_longer_does(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, guest) = (await portal.NewMember("host"), await portal.NewMember("guest"));
        var club = await portal.NewClub(host);
        Assert.Equal("members-only", await Refusal());

        Assert.Equal(Joined.Member, (await portal.Join(guest, club)).Value);
        Assert.Equal(Joined.Member, (await portal.Join(guest, club)).Value);
        Assert.Null(await Refusal());
        Assert.Equal((ClubRole.Member, 2), ((await portal.Club(guest, club.Club.Slug))!.Role, (await portal.Club(guest, club.Club.Slug))!.Club.MemberCount));

        Assert.True((await portal.Leave(guest, club)).Done);
        Assert.True((await portal.Leave(guest, club)).Done);
        Assert.Equal("members-only", await Refusal());
        Assert.Equal(1, (await portal.Club(guest, club.Club.Slug))!.Club.MemberCount);

        async Task<string?> Refusal()
        {
            var topic = await portal.Get<Topics>().Start(guest.Actor, new(club.BoardId, TopicKind.Discussion, "Who is up?", "I am."), null, default);
            var said = await portal.Get<Portal.Features.Rooms.Rooms>().Say(guest.Actor, club.RoomId, new("Hello"), null, default);
            Assert.Equal(topic.Problem?.Code, said.Problem?.Code);
            return said.Problem?.Code;
        }
    }

    [Fact]
    public async Task A_boards_part_of_the_club_goes_on_after_its_first_topics()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var host = await portal.NewMember("host");
        var club = await portal.NewClub(host);
        for (var i = 0; i <= TopicLists.PageSize; i++)
        {
            Assert.True((await portal.Get<Topics>().Start(host.Actor, new(club.BoardId, TopicKind.Discussion, $"Night {i:00} of many", "Up again."), null, default)).Done);
        }

        using var visitor = portal.Visitor();
        var first = await visitor.GetStringAsync($"{club.Url}/board");
        Assert.Contains("Night 01 of many", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Night 00 of many", first, StringComparison.Ordinal);
        var rest = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(first, $"href=\"({club.Url}/board\\?from=[^\"]+)\"").Groups[1].Value);
        Assert.Contains("Night 00 of many", await visitor.GetStringAsync(rest), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_club_on_request_is_read_by_who_was_let_in_and_by_nobody_who_waits_or_was_turned_down(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, yes, no) = (await portal.NewMember("host"), await portal.NewMember("yes"), await portal.NewMember("no"));
        var club = await portal.NewClub(host, Visibility.Request);
        Assert.Equal((Joined.Waiting, Joined.Waiting), ((await portal.Join(yes, club)).Value, (await portal.Join(no, club)).Value));
        Assert.False(await Reads(yes));
        Assert.Equal(Problem.NotAllowed, (await portal.Get<ClubMembers>().Answer(yes.Actor, club.Club.Slug, yes.Id, true, default)).Problem);

        Assert.True((await portal.Get<ClubMembers>().Answer(host.Actor, club.Club.Slug, yes.Id, true, default)).Done);
        Assert.True((await portal.Get<ClubMembers>().Answer(host.Actor, club.Club.Slug, no.Id, false, default)).Done);
        Assert.Equal((true, false), (await Reads(yes), await Reads(no)));
        Assert.Equal(Problem.NotFound, (await portal.Get<ClubMembers>().Answer(host.Actor, club.Club.Slug, no.Id, true, default)).Problem);

        async Task<bool> Reads(Member member) =>
            await portal.Get<RoomViews>().Find(member.Actor, club.RoomId, default) is not null
            && await portal.Get<ClubViews>().Members(member.Actor, club.Club.Slug, waiting: false, null, Cursor.Start, 10, default) is not null;
    }

    [Theory, BothDatabases]
    public async Task A_hidden_club_is_not_there_for_who_is_not_in_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, stranger) = (await portal.NewMember("host"), await portal.NewMember("stranger"));
        var club = await portal.NewClub(host, Visibility.Hidden);
        Assert.NotNull(await portal.Club(host, club.Club.Slug));
        Assert.Null(await portal.Club(stranger, club.Club.Slug));
        Assert.Equal(Problem.NotFound, (await portal.Join(stranger, club)).Problem);
        Assert.Contains((await portal.Get<ClubDirectory>().List(host.Actor, new(ClubSort.New), null, 100, default)).Value.Items, c => c.Id == club.Club.Id);
        Assert.DoesNotContain((await portal.Get<ClubDirectory>().List(stranger.Actor, new(ClubSort.New), null, 100, default)).Value.Items, c => c.Id == club.Club.Id);
    }

    [Theory, BothDatabases]
    public async Task The_last_host_leaves_after_making_another_one_and_only_a_host_can(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, heir, waiting) = (await portal.NewMember("host"), await portal.NewMember("heir"), await portal.NewMember("waiting"));
        var club = await portal.NewClub(host, Visibility.Request);
        await portal.Join(heir, club);
        await portal.Join(waiting, club);
        Assert.True((await portal.Get<ClubMembers>().Answer(host.Actor, club.Club.Slug, heir.Id, true, default)).Done);
        Assert.Equal("last-host", (await portal.Leave(host, club)).Problem?.Code);

        Assert.Equal(Problem.NotAllowed, (await Make(heir, heir)).Problem);
        Assert.Equal(Problem.NotFound, (await Make(host, waiting)).Problem);
        Assert.True((await Make(host, heir)).Done);
        Assert.True((await portal.Leave(host, club)).Done);
        Assert.Equal(ClubRole.Host, (await portal.Club(heir, club.Club.Slug))!.Role);

        Task<Result<Nothing>> Make(Member by, Member whom) => portal.Get<ClubMembers>().SetRole(by.Actor, club.Club.Slug, whom.Id, GroupRole.Host, default);
    }

    [Theory, BothDatabases]
    public async Task A_club_that_everybody_left_is_run_by_who_comes_in_first(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, first, second) = (await portal.NewMember("host"), await portal.NewMember("first"), await portal.NewMember("second"));
        var club = await portal.NewClub(host);
        Assert.True((await portal.Leave(host, club)).Done);
        Assert.Equal((Joined.Member, Joined.Member), ((await portal.Join(first, club)).Value, (await portal.Join(second, club)).Value));
        Assert.Equal((ClubRole.Host, ClubRole.Member), ((await portal.Club(first, club.Club.Slug))!.Role, (await portal.Club(second, club.Club.Slug))!.Role));
        Assert.Equal("last-host", (await portal.Leave(first, club)).Problem?.Code);
    }

    [Theory, BothDatabases]
    public async Task Who_asks_to_join_is_not_named_to_the_members(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, guest) = (await portal.NewMember("host"), await portal.NewMember("guest"));
        var club = await portal.NewClub(host, Visibility.Request);
        await using var listening = await portal.Listen(host);
        await listening.Subscribe($"club:{club.Club.Id}");

        await portal.Join(guest, club);
        Assert.False((await listening.Hear(e => e.Type == "members-changed")).Data.TryGetProperty("accountId", out _));
        Assert.True((await portal.Get<ClubMembers>().Answer(host.Actor, club.Club.Slug, guest.Id, true, default)).Done);
        await listening.Hear(e => e.Type == "members-changed" && e.Data.TryGetProperty("accountId", out var who) && who.GetInt64() == guest.Id); // who came in is
    }

    [Theory, BothDatabases]
    public async Task Who_is_banned_goes_on_reading_in_a_club_and_changes_nothing_there(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, guest, moderator) = (await portal.NewMember("host"), await portal.NewMember("guest"), await portal.NewMember("mo", Roles.Moderator));
        var (club, other) = (await portal.NewClub(host, Visibility.Request), await portal.NewClub(host));
        await portal.Join(guest, club);
        Assert.True((await portal.Get<ClubMembers>().Answer(host.Actor, club.Club.Slug, guest.Id, true, default)).Done);
        Assert.True((await portal.Ban(moderator, guest, "Rude")).Done);

        Assert.True((await portal.Club(guest, club.Club.Slug))!.CanRead);
        Assert.Equal(Problem.Banned.Code, (await portal.Join(guest, other)).Problem?.Code);
        Assert.Equal(Problem.Banned.Code, (await portal.Leave(guest, club)).Problem?.Code);
        Assert.Equal(Problem.Banned.Code, (await portal.Get<Portal.Features.Rooms.Rooms>().Say(guest.Actor, club.RoomId, new("Hello"), null, default)).Problem?.Code);
        Assert.Equal(Problem.SignIn, (await portal.Get<ClubMembers>().Leave(Actor.Visitor, other.Club.Slug, default)).Problem);
    }

    [Theory, BothDatabases]
    public async Task A_program_that_speaks_in_a_room_leaves_what_its_owner_is_typing_alone_and_what_is_sent_from_the_box_takes_its_draft_along(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var host = await portal.NewMember("host");
        var club = await portal.NewClub(host);
        var (drafts, place) = (portal.Get<DraftStore>(), Portal.Features.Rooms.Rooms.Draft(club.RoomId));
        Assert.True((await drafts.Keep(host.Actor, place, null, "half a sen", default)).Done);

        using var program = await portal.Api(host);
        (await program.Post($"rooms/{club.RoomId}/messages", new { body = "every night at two" })).Is(201);
        Assert.Equal("half a sen", (await drafts.Find(host.Actor, place, default))?.Text);

        Assert.True((await portal.Get<Portal.Features.Rooms.Rooms>().Say(host.Actor, club.RoomId, new("half a sentence", Drafted: true), null, default)).Done);
        Assert.Null(await drafts.Find(host.Actor, place, default));
    }

    [Theory, BothDatabases]
    public async Task A_key_makes_one_message_in_its_room_and_is_refused_in_another(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var host = await portal.NewMember("host");
        var (club, other) = (await portal.NewClub(host), await portal.NewClub(host));
        Assert.Equal((1, 1), ((await Say(club)).Value, (await Say(club)).Value));
        Assert.Equal("key-used-before", (await Say(other)).Problem?.Code);

        Task<Result<int>> Say(Portal.Features.Clubs.ClubView where) => portal.Get<Portal.Features.Rooms.Rooms>().Say(host.Actor, where.RoomId, new("Hello"), "1", default);
    }

    [Theory, BothDatabases]
    public async Task A_club_that_is_renamed_has_the_new_name_on_its_board_and_its_room(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var host = await portal.NewMember("host");
        var club = await portal.NewClub(host);
        Assert.True((await portal.Get<Portal.Features.Clubs.Clubs>().Change(host.Actor, club.Club.Slug, new("Early birds", ""), default)).Done);
        Assert.Equal("Early birds", (await portal.Get<RoomViews>().Find(host.Actor, club.RoomId, default))!.Name);
        Assert.Equal("Early birds", await portal.Get<Database>().Read(db => db.Set<Category>().Where(c => c.Id == club.BoardId).Select(c => c.Name).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task Many_who_join_and_leave_at_once_are_counted_rightly(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var club = await portal.NewClub(await portal.NewMember("host"));
        var people = new List<Member>();
        for (var i = 0; i < 8; i++)
        {
            people.Add(await portal.NewMember());
        }

        await Task.WhenAll(people.Concat(people).Select(member => portal.Join(member, club)));
        Assert.Equal(9, (await portal.Club(people[0], club.Club.Slug))!.Club.MemberCount);
        await Task.WhenAll(people[..4].Concat(people[..4]).Select(member => portal.Leave(member, club)));
        Assert.Equal(5, (await portal.Club(people[0], club.Club.Slug))!.Club.MemberCount);
    }
}
