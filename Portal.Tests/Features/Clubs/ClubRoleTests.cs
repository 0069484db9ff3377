using Microsoft.EntityFrameworkCore;
using Portal.Features.Clubs;

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
