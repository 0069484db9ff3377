using Portal.Features.Clubs;
using Portal.Features.Play;

namespace Portal.Tests.Features.Clubs;

/// <summary>Birthdays beside names in the list of a club's members.</summary>
public class BirthdayTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_birthday_is_seen_when_it_is_near_by_members_alone_and_only_of_who_shows_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, ana, bo, cy) = (await portal.NewMember("host"), await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"));
        var (other, moderator) = (await portal.NewMember("other"), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.NewClub(host);
        foreach (var member in (Member[])[ana, bo, cy]) await portal.Join(member, club);
        var today = DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime);
        var cards = portal.Get<GreetingCards>();
        await Choose(bo, today.AddDays(3), shows: null); // cards alone
        await Choose(cy, today.AddDays(8), shows: true); // not yet near
        Assert.Empty(await Near(host.Actor));

        await Choose(ana, today.AddDays(3), shows: true);
        Assert.Equal([(ana.Id, new NearBirthday(today.AddDays(3), IsToday: false))], await Near(host.Actor));
        Assert.Single(await Near(bo.Actor));
        foreach (var outside in (Actor[])[Actor.Visitor, other.Actor, moderator.Actor]) Assert.Empty(await Near(outside));

        // The same at the API.
        using var inside = await portal.Api(bo);
        using var outsider = await portal.Api(other);
        var day = today.AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains($"\"birthday\":\"{day}\"", await inside.GetStringAsync($"clubs/{club.Club.Slug}/members"), StringComparison.Ordinal);
        Assert.DoesNotContain($"\"birthday\":\"{day}\"", await outsider.GetStringAsync($"clubs/{club.Club.Slug}/members"), StringComparison.Ordinal);

        // However many stand on the page, it takes as many statements.
        Assert.Equal(await StatementCount.Of(() => Members(host.Actor, 1)), await StatementCount.Of(() => Members(host.Actor, 10)));

        // It is their day; it stays shown until they say otherwise, and who takes the birthday back has to say so again.
        await Choose(ana, today, shows: null);
        Assert.Equal([(ana.Id, new NearBirthday(today, IsToday: true))], await Near(host.Actor));
        Assert.True((await cards.Choose(ana.Actor, true, null, null, null, default)).Done);
        await Choose(ana, today, shows: null);
        Assert.Empty(await Near(host.Actor));
        await Choose(ana, today, shows: true);
        Assert.Single(await Near(host.Actor));
        Assert.True((await portal.Leave(bo, club)).Done);
        Assert.Empty(await Near(bo.Actor));

        async Task Choose(Member member, DateOnly date, bool? shows) => Assert.True((await cards.Choose(member.Actor, true, date.Month, date.Day, shows, default)).Done);

        async Task<Page<MemberRow>> Members(Actor reader, int size) => (await portal.Get<ClubViews>().Members(reader, club.Club.Slug, waiting: false, null, Cursor.Start, size, default))!;

        async Task<List<(long Id, NearBirthday Birthday)>> Near(Actor reader) => [.. (await Members(reader, 10)).Items.Where(m => m.Birthday is not null).Select(m => (m.Person.Id, m.Birthday!))];
    }
}
