using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Sanctions;
using Portal.Features.Clubs;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Commons.People;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Clubs;

/// <summary>Who is what in a club, and how they are found there.</summary>
public class ClubRoleTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_member_is_found_by_the_name_of_their_account_and_by_the_one_that_is_shown(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, wang, percent, outside) = (await portal.NewMember("host"), await portal.NewMember("wang"), await portal.NewMember("percent"), await portal.NewMember("outside"));
        var club = await portal.NewClub(host);
        foreach (var (who, shown) in new[] { (wang, "王小明 of the Espresso Bar"), (percent, "100% arabica"), (outside, "小明") })
        {
            await portal.Get<Database>().Write<Nothing>(async db => { await db.Set<Account>().Where(a => a.Id == who.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.DisplayName, shown)); return default(Nothing); }, default);
        }

        await portal.Join(wang, club);
        await portal.Join(percent, club);
        foreach (var (typed, found) in new (string Typed, Member[] Found)[] { ("小明", [wang]), ("espresso", [wang]), (wang.Name, [wang]), ("%", [percent]), ("_", []), ("0% A", [percent]), (outside.Name, []), (" ", [host, wang, percent]) })
        {
            var page = (await portal.Get<ClubViews>().Members(host.Actor, club.Club.Slug, waiting: false, typed, Cursor.Start, 30, default))!;
            Assert.Equal(found.Select(m => m.Id).Order(), page.Items.Select(m => m.Person.Id).Order());
        }
    }

    [Theory, BothDatabases]
    public async Task A_host_makes_members_moderators_of_the_club_and_relieves_them_and_of_nothing_else(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, coHost, member, outside, mo) = (await portal.NewMember("host"), await portal.NewMember("cohost"), await portal.NewMember("member"), await portal.NewMember("outside"), await portal.NewMember("mo", Roles.Moderator));
        var (club, other) = (await portal.NewClub(host), await portal.NewClub(outside));
        foreach (var who in (Member[])[coHost, member, mo])
        {
            await portal.Join(who, club);
        }

        await portal.Get<ClubMembers>().SetRole(host.Actor, club.Club.Slug, coHost.Id, GroupRole.CoHost, default);
        var (roles, slug) = (portal.Get<ClubModeratorRoles>(), club.Club.Slug);
        foreach (var who in (Member[])[coHost, member, outside, mo])
        {
            Assert.Equal(Problem.NotAllowed, (await roles.Give(who.Actor, slug, member.Id, default)).Problem);
        }

        Assert.Equal(Problem.NotAllowed, (await portal.Get<PlaceModerators>().Give(host.Actor, new Subject("club", club.Club.Id), member.Name, default)).Problem); // any place is for admins
        Assert.Equal(Problem.NotAllowed, (await roles.Give(host.Actor, other.Club.Slug, outside.Id, default)).Problem);
        Assert.Equal(Problem.NotFound, (await roles.Give(host.Actor, slug, outside.Id, default)).Problem);
        Assert.Equal("runs-anyway", (await roles.Give(host.Actor, slug, coHost.Id, default)).Problem?.Code);
        Assert.Equal("runs-anyway", (await roles.Give(host.Actor, slug, host.Id, default)).Problem?.Code);
        Assert.Equal("everywhere", (await roles.Give(host.Actor, slug, mo.Id, default)).Problem?.Code);

        using var api = await portal.Api(host);
        (await api.Ask(HttpMethod.Put, $"clubs/{slug}/moderators/{member.Id}")).Is(204);
        (await api.Ask(HttpMethod.Put, $"clubs/{slug}/moderators/{member.Id}")).Is(204);
        Assert.Equal((ClubRole.Moderator, true), ((await portal.Club(member, slug))!.Role, (await portal.Club(member, slug))!.May(ClubRights.Moderate)));
        Assert.False((await portal.Club(member, other.Club.Slug))!.May(ClubRights.Moderate));
        Assert.Single(await portal.Told(member), n => n.Form == "MadeModerator");
        Assert.Equal(Problem.NotAllowed, (await roles.Give(member.Actor, slug, member.Id, default)).Problem); // they give nobody anything
        Assert.Equal("not-below", (await portal.Get<ClubBans>().Remove(host.Actor, slug, member.Id, "No", default)).Problem?.Code);

        (await api.Ask(HttpMethod.Delete, $"clubs/{slug}/moderators/{member.Id}")).Is(204);
        (await api.Ask(HttpMethod.Delete, $"clubs/{slug}/moderators/{member.Id}")).Is(204);
        Assert.Equal((ClubRole.Member, false), ((await portal.Club(member, slug))!.Role, (await portal.Club(member, slug))!.May(ClubRights.Moderate)));

        // Whom an admin made one only an admin relieves.
        var ada = await portal.NewMember("ada", Roles.Admin);
        Assert.True((await portal.Get<PlaceModerators>().Give(ada.Actor, new Subject("club", club.Club.Id), member.Name, default)).Done);
        Assert.Equal("made-by-admin", (await roles.Take(host.Actor, slug, member.Id, default)).Problem?.Code);
        Assert.True((await roles.Take(ada.Actor, slug, member.Id, default)).Done);
        Assert.Equal(ClubRole.Member, (await portal.Club(member, slug))!.Role);
    }

    [Theory, BothDatabases]
    public async Task Whom_a_host_made_a_moderator_decides_neither_about_hosts_nor_otherwise_than_the_moderators_of_the_portal(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, friend, ana, mo) = (await portal.NewMember("host"), await portal.NewMember("friend"), await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.NewClub(host);
        foreach (var who in (Member[])[friend, ana]) await portal.Join(who, club);
        Assert.True((await portal.Get<ClubModeratorRoles>().Give(host.Actor, club.Club.Slug, friend.Id, default)).Done);
        var decisions = portal.Get<Decisions>();
        var (hers, other, hosts) = (await Post(ana), await Post(ana), await Post(host));

        // About members they decide, and take their own decisions back.
        Assert.True((await decisions.Hide(friend.Actor, hers, "rude", null, default)).Done);
        Assert.True((await decisions.Restore(friend.Actor, hers, "a quotation", null, default)).Done);

        // What the portal's moderators decided stands.
        var hidden = (await decisions.Hide(mo.Actor, other, "rude", null, default)).Value!.Value;
        Assert.Equal("decided-above", (await decisions.Restore(friend.Actor, other, "no", null, default)).Problem?.Code);
        Assert.Equal("decided-above", (await decisions.Undo(friend.Actor, hidden, "no", default)).Problem?.Code);

        // About who runs the club they decide nothing, and the case waits for who may.
        Assert.Equal("host-decision", (await decisions.Hide(friend.Actor, hosts, "rude", null, default)).Problem?.Code);
        Assert.True((await portal.Get<Flags>().Raise(ana.Actor, hosts, FlagReason.Spam, null, null, default)).Done);
        var name = hosts.ToString();
        var flagged = await portal.Get<Database>().Read(db => db.Set<Case>().Where(c => c.Subject == name).Select(c => c.Id).SingleAsync());
        Assert.Equal("host-decision", (await decisions.Claim(friend.Actor, flagged, default)).Problem?.Code);
        Assert.Equal("host-decision", (await portal.Get<Queue>().Find(friend.Actor, flagged, default)).Value.Refusal?.Code);
        Assert.Equal("not-below", (await portal.Sanction(friend, host, SanctionKind.Warning, place: new("club", club.Club.Id))).Problem?.Code);
        Assert.Equal("not-below", (await portal.Get<SanctionViews>().Of(friend.Actor, host.Name, default)).Value.Refusal?.Code);
        Assert.Null((await portal.Get<SanctionViews>().Of(friend.Actor, ana.Name, default)).Value.Refusal);
        Assert.True(await portal.Get<Database>().Read(db => db.Set<AuditEntry>().AnyAsync(e => e.Action == AuditAction.Refused && e.ActorId == friend.Id && e.Details == "host-decision")));
        Assert.True((await decisions.Claim(mo.Actor, flagged, default)).Done);

        async Task<Subject> Post(Member by) => new("post", (await PlaceModeratorTests.Start(portal, by, club.BoardId)).PostId);
    }

    [Theory, BothDatabases]
    public async Task A_host_steps_down_or_is_relieved_by_an_admin_and_the_last_one_stays(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, second, ada) = (await portal.NewMember("host"), await portal.NewMember("second"), await portal.NewMember("ada", Roles.Admin));
        var club = await portal.NewClub(host);
        await portal.Join(second, club);
        Assert.Equal("last-host", (await Set(host, host, GroupRole.CoHost)).Problem?.Code);
        Assert.True((await Set(host, second, GroupRole.Host)).Done);
        Assert.Equal("not-below", (await Set(second, host, GroupRole.Member)).Problem?.Code);
        Assert.True((await Set(host, host, GroupRole.CoHost)).Done);
        Assert.Equal(ClubRole.CoHost, (await portal.Club(host, club.Club.Slug))!.Role);
        Assert.Equal(Problem.NotAllowed, (await Set(host, host, GroupRole.Host)).Problem); // they do not come back by themselves
        Assert.Equal("last-host", (await Set(ada, second, GroupRole.Member)).Problem?.Code);
        Assert.True((await Set(ada, host, GroupRole.Host)).Done);
        Assert.True((await Set(ada, second, GroupRole.Member)).Done);
        Assert.Equal(ClubRole.Member, (await portal.Club(second, club.Club.Slug))!.Role);

        // The list shows the way to whom it is open, and to nobody else.
        using var theirs = await portal.SignedIn(host);
        Assert.Contains("Step down to co-host", await theirs.GetStringAsync($"{club.Url}/members"), StringComparison.Ordinal);
        using var members = await portal.SignedIn(second);
        Assert.DoesNotContain("Step down", await members.GetStringAsync($"{club.Url}/members"), StringComparison.Ordinal);

        Task<Result<Nothing>> Set(Member by, Member whom, GroupRole role) => portal.Get<ClubMembers>().SetRole(by.Actor, club.Club.Slug, whom.Id, role, default);
    }

    [Theory, BothDatabases]
    public async Task Who_has_left_is_banned_by_name_by_who_may_and_does_not_come_back(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, guest, member) = (await portal.NewMember("host"), await portal.NewMember("guest"), await portal.NewMember("member"));
        var club = await portal.NewClub(host);
        await portal.Join(guest, club);
        await portal.Join(member, club);
        await portal.Leave(guest, club);
        var bans = portal.Get<ClubBans>();
        Assert.Equal(Problem.NotAllowed, (await bans.BanNamed(member.Actor, club.Club.Slug, guest.Name, null, "Rude", default)).Problem);
        foreach (var nobody in (string?[])["nobody-at-all", "", null])
        {
            Assert.Equal("name", (await bans.BanNamed(host.Actor, club.Club.Slug, nobody, null, "Rude", default)).Problem?.Field);
        }

        Assert.Equal("reason", (await bans.BanNamed(host.Actor, club.Club.Slug, guest.Name, null, " ", default)).Problem?.Field);
        Assert.Equal("not-oneself", (await bans.BanNamed(host.Actor, club.Club.Slug, host.Name, null, "Rude", default)).Problem?.Code);
        Assert.True((await bans.BanNamed(host.Actor, club.Club.Slug, guest.Name.ToUpperInvariant(), null, "Rude", default)).Done);
        Assert.Equal("banned-here", (await portal.Join(guest, club)).Problem?.Code);
        Assert.Equal(guest.Id, Assert.Single((await bans.List(host.Actor, club.Club.Slug, Cursor.Start, 10, default))!.Items).Person.Id);
    }
}
