using Portal.Commons.Sanctions;
using Portal.Features.Clubs;

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
}
