using Portal.Commons.Drafts;
using Portal.Commons.Sanctions;
using Portal.Features.Clubs;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Clubs;

/// <summary>The ways into a club and out of it again.</summary>
public class ClubDoorTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Who_is_muted_or_warned_goes_out_and_declines_but_does_not_come_in(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, mo) = (await portal.NewMember("host"), await portal.NewMember("mo", Roles.Moderator));
        var (members, answers, offers) = (portal.Get<ClubMembers>(), portal.Get<InvitationAnswers>(), portal.Get<ClubHandOvers>());
        foreach (var kind in (SanctionKind[])[SanctionKind.Mute, SanctionKind.Warning])
        {
            var bound = await portal.NewMember("bound");
            var (open, asked, other) = (await portal.NewClub(host), await portal.NewClub(host, Visibility.Request), await portal.NewClub(host));
            await portal.Join(bound, open);
            await portal.Join(bound, asked);
            Assert.True((await portal.Get<Invitations>().Person(host.Actor, other.Club.Slug, bound.Name, 7, null, default)).Done);
            Assert.True((await offers.Offer(host.Actor, open.Club.Slug, bound.Id, default)).Done);
            Assert.True((await portal.Sanction(mo, bound, kind, until: kind == SanctionKind.Mute ? TimeSpan.FromDays(1) : null)).Done);

            var refused = kind == SanctionKind.Mute ? Problem.Muted.Code : Problem.Warned.Code;
            var invitation = Assert.Single(await portal.Get<InvitationViews>().Mine(bound.Actor, 10, default));
            Assert.Equal(refused, (await portal.Join(bound, other)).Problem?.Code);
            Assert.Equal(refused, (await answers.Accept(bound.Actor, invitation.Id, default)).Problem?.Code);
            Assert.Equal(refused, (await offers.Answer(bound.Actor, open.Club.Slug, true, default)).Problem?.Code);

            Assert.True((await answers.Decline(bound.Actor, invitation.Id, default)).Done);
            Assert.Empty(await portal.Get<InvitationViews>().Mine(bound.Actor, 10, default));
            Assert.True((await offers.Answer(bound.Actor, open.Club.Slug, false, default)).Done);
            Assert.True((await members.Leave(bound.Actor, asked.Club.Slug, default)).Done);
            Assert.True((await members.Leave(bound.Actor, open.Club.Slug, default)).Done);
            Assert.Equal((ClubRole.None, ClubRole.None), ((await portal.Club(bound, asked.Club.Slug))!.Role, (await portal.Club(bound, open.Club.Slug))!.Role));
        }

        Assert.Equal(Problem.SignIn, (await members.Leave(Actor.Visitor, (await portal.NewClub(host)).Club.Slug, default)).Problem);
    }

    [Theory, BothDatabases]
    public async Task Who_came_in_by_a_letter_and_opens_it_again_is_led_to_the_club_and_everybody_else_reads_that_it_is_used_up(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, guest, other) = (await portal.NewMember("host"), await portal.NewMember("guest"), await portal.NewMember("other"));
        var club = await portal.NewClub(host, Visibility.Hidden);
        var id = (await portal.Get<Invitations>().Link(host.Actor, club.Club.Slug, 7, 1, null, default)).Value;
        var url = (await portal.Get<InvitationViews>().List(host.Actor, club.Club.Slug, 0, 10, default))!.Items.Single(i => i.Id == id).Url!;
        using var theirs = await portal.SignedIn(guest, followRedirects: false);
        Assert.Equal(200, (int)(await theirs.GetAsync(url)).StatusCode);
        Assert.True((await portal.Get<InvitationAnswers>().Accept(guest.Actor, url.Split('/')[^1], default)).Done);

        var again = await theirs.GetAsync(url);
        Assert.Equal((302, club.Url), ((int)again.StatusCode, new Uri(portal.Address, again.Headers.Location!).AbsolutePath));
        using var others = await portal.SignedIn(other);
        Assert.Contains("used up", await others.GetStringAsync(url), StringComparison.Ordinal);
        using var visitor = portal.Visitor();
        Assert.Contains("used up", await visitor.GetStringAsync(url), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Answers_to_questions_that_are_asked_no_more_are_not_recorded_under_others(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, guest) = (await portal.NewMember("host"), await portal.NewMember("guest"));
        var club = await portal.NewClub(host, Visibility.Request);
        var (questions, drafts, place) = (portal.Get<JoinQuestions>(), portal.Get<DraftStore>(), JoinForm.Draft(club.Club.Id));
        await questions.Set(host.Actor, club.Club.Slug, ["Which machine?", "为什么？"], default);
        using var api = await portal.Api(guest);
        object sent = new { answers = new[] { "A Silvia", "好奇" }, questions = new[] { "Which machine?", "为什么？" } };
        await questions.Set(host.Actor, club.Club.Slug, ["为什么？", "Which grinder?"], default);
        (await api.Post($"clubs/{club.Club.Slug}/join", sent)).IsProblem(409, "changed-meanwhile");
        Assert.Empty((await questions.Requests(host.Actor, club.Club.Slug, Cursor.Start, 10, default))!.Items);

        // What was typed is there still, at the question to which it belongs.
        var form = new JoinForm();
        form.Ask(["Which machine?", "为什么？"]);
        form.Answer(0, "A Silvia");
        form.Answer(1, "好奇");
        await drafts.Keep(guest.Actor, place, null, form.Text(), form.Write(), default);
        var again = new JoinForm();
        again.Restore(await drafts.Find(guest.Actor, place, default));
        again.Ask((await questions.Read(guest.Actor, club.Club.Slug, default))!);
        Assert.Equal(["好奇", "A Silvia"], again.Answers);
        Assert.Equal(Joined.Waiting, (await portal.Get<ClubMembers>().Join(guest.Actor, club.Club.Slug, again.Answers, again.Questions, default)).Value);
        Assert.Equal([("为什么？", "好奇"), ("Which grinder?", "A Silvia")], Assert.Single((await questions.Requests(host.Actor, club.Club.Slug, Cursor.Start, 10, default))!.Items).Answers.Select(a => (a.Question, a.Answer)));
        Assert.Null(await drafts.Find(guest.Actor, place, default));
    }

    [Theory, BothDatabases]
    public async Task A_link_ends_with_the_right_of_who_made_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, guest) = (await portal.NewMember("host"), await portal.NewMember("guest"));
        var club = await portal.NewClub(host, Visibility.Invitation);
        var (slug, members, bans, answers) = (club.Club.Slug, portal.Get<ClubMembers>(), portal.Get<ClubBans>(), portal.Get<InvitationAnswers>());
        var stays = await Link(host);
        Func<Member, Task<Result<Nothing>>>[] ends =
        [
            who => members.Leave(who.Actor, slug, default),
            who => members.SetRole(host.Actor, slug, who.Id, GroupRole.Member, default),
            who => bans.Remove(host.Actor, slug, who.Id, "No", default),
            who => bans.Ban(host.Actor, slug, who.Id, null, "No", default),
        ];
        foreach (var end in ends)
        {
            var (coHost, first) = (await portal.NewMember("cohost"), await portal.NewMember("first"));
            await answers.Accept(coHost.Actor, await Link(host), default);
            Assert.True((await members.SetRole(host.Actor, slug, coHost.Id, GroupRole.CoHost, default)).Done);
            var link = await Link(coHost, uses: 2);
            Assert.True((await answers.Accept(first.Actor, link, default)).Done);
            Assert.True((await end(coHost)).Done);
            Assert.Equal("invitation-taken-back", (await answers.Accept(guest.Actor, link, default)).Problem?.Code);
        }

        Assert.True((await answers.Accept(guest.Actor, stays, default)).Done);

        async Task<string> Link(Member by, int uses = 1)
        {
            var id = (await portal.Get<Invitations>().Link(by.Actor, slug, 7, uses, null, default)).Value;
            return (await portal.Get<InvitationViews>().List(by.Actor, slug, 0, 30, default))!.Items.Single(i => i.Id == id).Url!.Split('/')[^1];
        }
    }
}
