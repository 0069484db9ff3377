using Microsoft.EntityFrameworkCore;
using Portal.Commons.Contact;
using Portal.Commons.Moderation;
using Portal.Commons.Sanctions;
using Portal.Features.Clubs;
using Portal.Platform.Jobs;
using Portal.Tests.Commons.Notifications;

namespace Portal.Tests.Features.Clubs;

/// <summary>Who runs a club, who comes in, and who has to go.</summary>
public class ClubPeopleTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task What_each_role_may_do_it_does_and_nobody_else_does(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, coHost, member, other) = (await portal.NewMember("host"), await portal.NewMember("cohost"), await portal.NewMember("member"), await portal.NewMember("other"));
        var club = await portal.NewClub(host);
        await portal.Join(coHost, club);
        await portal.Join(member, club);
        Assert.Equal(Problem.NotAllowed, (await Role(portal, member, club, coHost, GroupRole.CoHost)).Problem);
        Assert.True((await Role(portal, host, club, coHost, GroupRole.CoHost)).Done);
        Assert.Equal(ClubRole.CoHost, (await portal.Club(coHost, club.Club.Slug))!.Role);

        var (members, bans) = (portal.Get<ClubMembers>(), portal.Get<ClubBans>());
        foreach (var who in (Member[])[member, other])
        {
            Assert.Equal(Problem.NotAllowed, (await members.SetTitle(who.Actor, club.Club.Slug, member.Id, "Barista", default)).Problem);
            Assert.Equal(Problem.NotAllowed, (await bans.Remove(who.Actor, club.Club.Slug, coHost.Id, "No", default)).Problem);
            Assert.Equal(Problem.NotAllowed, (await portal.Get<Invitations>().Link(who.Actor, club.Club.Slug, 7, 1, null, default)).Problem);
            Assert.Null(await bans.List(who.Actor, club.Club.Slug, Cursor.Start, 10, default));
        }

        Assert.Equal(Problem.SignIn, (await members.SetTitle(Actor.Visitor, club.Club.Slug, member.Id, "Barista", default)).Problem);
        Assert.True((await members.SetTitle(coHost.Actor, club.Club.Slug, member.Id, " Barista ", default)).Done);
        Assert.Equal(Problem.NotAllowed, (await Role(portal, coHost, club, member, GroupRole.CoHost)).Problem);
        Assert.Equal("not-below", (await bans.Remove(coHost.Actor, club.Club.Slug, host.Id, "No", default)).Problem?.Code);
        Assert.Equal("last-host", (await Role(portal, host, club, host, GroupRole.Member)).Problem?.Code);

        var list = (await portal.Get<ClubViews>().Members(other.Actor, club.Club.Slug, waiting: false, member.Name, Cursor.Start, 10, default))!.Items;
        Assert.Equal((member.Id, "Barista", ClubRole.Member), (Assert.Single(list).Person.Id, list[0].Title, list[0].Role));
    }

    [Theory, BothDatabases]
    public async Task Who_is_banned_from_a_club_is_told_reads_a_closed_one_no_more_and_comes_in_again_when_it_ends(DatabaseProvider provider)
    {
        var portal = await portals.Own(provider, []);
        var (host, guest) = (await portal.NewMember("host"), await portal.NewMember("guest"));
        var (closed, open) = (await portal.NewClub(host, Visibility.Request), await portal.NewClub(host));
        await portal.Join(guest, closed);
        Assert.True((await portal.Get<ClubMembers>().Answer(host.Actor, closed.Club.Slug, guest.Id, true, default)).Done);
        Assert.True((await portal.Club(guest, closed.Club.Slug))!.CanRead);

        var bans = portal.Get<ClubBans>();
        Assert.Equal("until-past", (await bans.Ban(host.Actor, closed.Club.Slug, guest.Id, portal.Clock.GetUtcNow().UtcDateTime, "Rude", default)).Problem?.Code);
        Assert.True((await bans.Ban(host.Actor, closed.Club.Slug, guest.Id, portal.Clock.GetUtcNow().UtcDateTime.AddDays(1), "Rude", default)).Done);
        Assert.False((await portal.Club(guest, closed.Club.Slug))!.CanRead);
        Assert.Equal("banned-until", (await portal.Join(guest, closed)).Problem?.Code);
        Assert.Contains(await portal.Told(guest), n => n.Form == "Banned");
        Assert.Equal(Joined.Member, (await portal.Join(guest, open)).Value); // elsewhere it says nothing

        portal.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(Joined.Waiting, (await portal.Join(guest, closed)).Value);

        // Who never heard of a hidden club is not told of it by a ban either.
        var (hidden, stranger) = (await portal.NewClub(host, Visibility.Hidden), await portal.NewMember("stranger"));
        Assert.True((await bans.Ban(host.Actor, hidden.Club.Slug, stranger.Id, null, "Rude", default)).Done);
        Assert.True((await bans.Lift(host.Actor, hidden.Club.Slug, stranger.Id, default)).Done);
        Assert.DoesNotContain(await portal.Told(stranger), n => n.Form is "Banned" or "Unbanned");

        // What is over is thrown away, and what was told of it a while later.
        await Sweep(portal);
        Assert.Equal((0, true), (await Count<ClubBan>(portal), await Count<ClubNotice>(portal) > 0));
        var (secret, insider, mo) = (await portal.NewClub(host), await portal.NewMember("insider"), await portal.NewMember("mo", Roles.Moderator));
        Assert.Equal(Joined.Member, (await portal.Join(insider, secret)).Value);
        Assert.True((await portal.SetVisibility(host, secret, Visibility.Hidden, confirmed: true)).Done);
        Assert.True((await bans.Ban(host.Actor, secret.Club.Slug, insider.Id, null, "Rude", default)).Done);
        portal.Clock.Advance(OldClubAffairs.Told + TimeSpan.FromDays(1));
        await Sweep(portal);
        Assert.Equal(0, await Count<ClubNotice>(portal));
        Assert.DoesNotContain(await portal.Told(guest), n => n.Form == "Banned");

        // Who was told of a ban from a hidden club goes on knowing of it, appeals it, and is told of the next.
        Assert.DoesNotContain(await portal.Told(insider), n => n.Form == "Banned");
        var mine = Assert.Single((await portal.Get<MyStanding>().Read(insider.Actor, Cursor.Start, default)).Value.Items);
        Assert.Equal(("Rude", true), (mine.Reason, mine.Binds));
        Assert.True((await portal.Get<Appeals>().File(insider.Actor, mine.Decision, "I was not", null, default)).Done);
        Assert.True((await bans.Ban(host.Actor, secret.Club.Slug, insider.Id, null, "Still", default)).Done);
        Assert.Contains(await portal.Told(insider), n => n.Form == "Banned");

        // What was over by itself is not what came long after: the one is appealed, the other stays.
        Assert.True((await bans.Ban(host.Actor, closed.Club.Slug, guest.Id, null, "Again", default)).Done);
        var first = (await portal.Get<MyStanding>().Read(guest.Actor, Cursor.Start, default)).Value.Items[^1];
        Assert.Equal(("Rude", false, true), (first.Reason, first.Binds, first.MayAppeal));
        var appeal = (await portal.Get<Appeals>().File(guest.Actor, first.Decision, "It was long ago", null, default)).Value;
        var it = await portal.Get<Database>().Read(db => db.Set<Appeal>().Where(a => a.Id == appeal).Select(a => a.CaseId).SingleAsync());
        Assert.True((await portal.Get<Decisions>().Claim(mo.Actor, it, default)).Done);
        Assert.Null((await portal.Get<Decisions>().Decide(mo.Actor, it, new(Outcome.Overturned, "So it was"), default)).Problem);
        Assert.Equal("banned-here", (await portal.Join(guest, closed)).Problem?.Code);
    }

    [Theory, BothDatabases]
    public async Task Questions_are_answered_by_who_wants_in_and_the_answers_read_by_who_lets_in_alone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, guest, other) = (await portal.NewMember("host"), await portal.NewMember("guest"), await portal.NewMember("other"));
        var club = await portal.NewClub(host, Visibility.Request);
        var questions = portal.Get<JoinQuestions>();
        Assert.Equal("too-many-questions", (await questions.Set(host.Actor, club.Club.Slug, ["1", "2", "3", "4", "5", "6"], default)).Problem?.Code);
        Assert.True((await questions.Set(host.Actor, club.Club.Slug, ["Which machine?", "为什么？"], default)).Done);

        var members = portal.Get<ClubMembers>();
        Assert.Equal("answer-all", (await members.Join(guest.Actor, club.Club.Slug, ["A Silvia"], default)).Problem?.Code);
        Assert.Equal(Joined.Waiting, (await members.Join(guest.Actor, club.Club.Slug, ["A Silvia", "好奇"], default)).Value);
        var request = Assert.Single((await questions.Requests(host.Actor, club.Club.Slug, Cursor.Start, 10, default))!.Items);
        Assert.Equal(["A Silvia", "好奇"], request.Answers.Select(a => a.Answer));
        Assert.Null(await questions.Requests(guest.Actor, club.Club.Slug, Cursor.Start, 10, default));
        Assert.Null(await questions.Requests(other.Actor, club.Club.Slug, Cursor.Start, 10, default));
    }

    [Theory, BothDatabases]
    public async Task A_link_lets_in_as_many_as_it_says_also_two_at_once_and_an_ended_one_says_why_it_does_not(DatabaseProvider provider)
    {
        var portal = await portals.Own(provider, []);
        var (host, first, second, third) = (await portal.NewMember("host"), await portal.NewMember("first"), await portal.NewMember("second"), await portal.NewMember("third"));
        var club = await portal.NewClub(host, Visibility.Hidden);
        var secret = await Link(portal, host, club);
        Assert.Equal(Problem.NotFound, (await portal.Join(first, club)).Problem);

        var answers = portal.Get<InvitationAnswers>();
        var both = await Task.WhenAll(answers.Accept(first.Actor, secret, default), answers.Accept(second.Actor, secret, default));
        Assert.Single(both, r => r.Done);
        Assert.Equal("invitation-used", both.Single(r => !r.Done).Problem!.Code);
        Assert.Equal(2, (await portal.Club(host, club.Club.Slug))!.Club.MemberCount);

        var late = await Link(portal, host, club);
        portal.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal("invitation-expired", (await answers.Accept(third.Actor, late, default)).Problem?.Code);
        var back = await portal.Get<Invitations>().Link(host.Actor, club.Club.Slug, 7, 1, null, default);
        var url = (await portal.Get<InvitationViews>().List(host.Actor, club.Club.Slug, 0, 10, default))!.Items.Single(i => i.Id == back.Value).Url!;
        Assert.True((await portal.Get<Invitations>().TakeBack(host.Actor, club.Club.Slug, back.Value, default)).Done);
        Assert.Equal("invitation-taken-back", (await answers.Accept(third.Actor, url.Split('/')[^1], default)).Problem?.Code);
        Assert.Equal(Problem.NotFound, (await answers.Accept(third.Actor, InvitationSecrets.New(), default)).Problem);

        portal.Clock.Advance(OldClubAffairs.Ended + TimeSpan.FromDays(1));
        await Sweep(portal);
        Assert.Equal(Problem.NotFound, (await answers.Accept(third.Actor, late, default)).Problem);
    }

    [Theory, BothDatabases]
    public async Task Into_a_club_by_invitation_comes_who_is_invited_by_name_and_nobody_else(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, guest, other) = (await portal.NewMember("host"), await portal.NewMember("guest"), await portal.NewMember("other"));
        var club = await portal.NewClub(host, Visibility.Invitation);
        Assert.Equal("by-invitation", (await portal.Join(guest, club)).Problem?.Code);
        Assert.False((await portal.Club(guest, club.Club.Slug))!.CanRead);
        Assert.True((await portal.Get<Invitations>().Person(host.Actor, club.Club.Slug, guest.Name, 7, null, default)).Done);

        var invitation = Assert.Single(await portal.Get<InvitationViews>().Mine(guest.Actor, 10, default));
        Assert.Equal(Problem.NotFound, (await portal.Get<InvitationAnswers>().Accept(other.Actor, invitation.Id, default)).Problem);
        Assert.Equal(club.Club.Slug, (await portal.Get<InvitationAnswers>().Accept(guest.Actor, invitation.Id, default)).Value);
        Assert.True((await portal.Club(guest, club.Club.Slug))!.CanRead);

        // Who has blocked the host is not invited by them.
        Assert.True((await portal.Get<ContactDeeds>().Block(other.Actor, host.Name, default)).Done);
        Assert.Equal("wants-no-messages", (await portal.Get<Invitations>().Person(host.Actor, club.Club.Slug, other.Name, 7, null, default)).Problem?.Code);
        Assert.Empty(await portal.Get<InvitationViews>().Mine(other.Actor, 10, default));
    }

    [Theory, BothDatabases]
    public async Task Who_is_no_longer_invited_into_a_hidden_club_is_not_told_of_it_any_more(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, guest) = (await portal.NewMember("host"), await portal.NewMember("guest"));
        var club = await portal.NewClub(host, Visibility.Hidden);
        var id = (await portal.Get<Invitations>().Person(host.Actor, club.Club.Slug, guest.Name, 7, null, default)).Value;
        Assert.Contains(await portal.Told(guest), n => n.Form == "Invited");
        Assert.True((await portal.Get<Invitations>().TakeBack(host.Actor, club.Club.Slug, id, default)).Done);
        Assert.DoesNotContain(await portal.Told(guest), n => n.Form == "Invited");
    }

    [Theory, BothDatabases]
    public async Task A_club_is_handed_over_once_to_who_accepts_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, heir, other) = (await portal.NewMember("host"), await portal.NewMember("heir"), await portal.NewMember("other"));
        var club = await portal.NewClub(host);
        await portal.Join(heir, club);
        await portal.Join(other, club);
        var offers = portal.Get<ClubHandOvers>();
        var both = await Task.WhenAll(offers.Offer(host.Actor, club.Club.Slug, heir.Id, default), offers.Offer(host.Actor, club.Club.Slug, other.Id, default));
        Assert.Equal("offered-already", both.Single(r => !r.Done).Problem!.Code);
        var offered = (await offers.Find(host.Actor, club.Club.Slug, default))!.To.Id == heir.Id ? (To: heir, Not: other) : (To: other, Not: heir);

        Assert.Equal($"{club.Url}/members", Assert.Single(await portal.Told(offered.To), n => n.Form == "Offered").Url); // where the offer stands
        using var theirs = await portal.SignedIn(offered.To);
        Assert.Contains("wants to hand this club over to you", await theirs.GetStringAsync($"{club.Url}/members"), StringComparison.Ordinal);
        Assert.Equal(Problem.NotFound, (await offers.Answer(offered.Not.Actor, club.Club.Slug, true, default)).Problem);
        Assert.True((await offers.Answer(offered.To.Actor, club.Club.Slug, true, default)).Done);
        Assert.Equal((ClubRole.Host, ClubRole.CoHost), ((await portal.Club(offered.To, club.Club.Slug))!.Role, (await portal.Club(host, club.Club.Slug))!.Role));
        Assert.Equal(Problem.NotFound, (await offers.Answer(offered.To.Actor, club.Club.Slug, true, default)).Problem);
        Assert.True((await portal.Leave(host, club)).Done);
    }

    static Task<Result<Nothing>> Role(TestPortal portal, Member by, ClubView club, Member whom, GroupRole role) => portal.Get<ClubMembers>().SetRole(by.Actor, club.Club.Slug, whom.Id, role, default);

    static Task Sweep(TestPortal portal) => portal.Get<IEnumerable<IJob>>().OfType<OldClubAffairs>().Single().Run(default);

    static Task<int> Count<T>(TestPortal portal)
        where T : class => portal.Get<Database>().Read(db => db.Set<T>().CountAsync());

    static async Task<string> Link(TestPortal portal, Member host, ClubView club)
    {
        var id = (await portal.Get<Invitations>().Link(host.Actor, club.Club.Slug, 7, 1, null, default)).Value;
        return (await portal.Get<InvitationViews>().List(host.Actor, club.Club.Slug, 0, 10, default))!.Items.Single(i => i.Id == id).Url!.Split('/')[^1];
    }
}
