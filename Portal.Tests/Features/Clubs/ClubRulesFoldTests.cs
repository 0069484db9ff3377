using Portal.Tests.Http;

namespace Portal.Tests.Features.Clubs;

/// <summary>Where the rules of a club can be read besides its page.</summary>
public class ClubRulesFoldTests(Portals portals)
{
    [Fact]
    public async Task The_rules_of_a_club_stand_on_its_board_in_its_room_and_where_one_is_invited()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var host = await portal.NewMember("host");
        var club = await portal.NewClub(host);
        using var api = await portal.Api(host);
        var link = (await api.Post($"clubs/{club.Club.Slug}/invitations", new { uses = 10 })).Is(201).Json.GetProperty("url").GetString()!;
        using var inside = await portal.SignedIn(host);
        using var invited = portal.Visitor();
        foreach (var page in await Pages()) Assert.DoesNotContain("Rules of the club", page);

        Assert.True((await portal.Get<Portal.Features.Clubs.Clubs>().Change(host.Actor, club.Club.Slug, new() { Rules = "Be **kind**." }, default)).Done);
        foreach (var page in await Pages())
        {
            Assert.Contains("Rules of the club", page);
            Assert.Contains("Be <strong>kind</strong>.", page);
        }

        async Task<string[]> Pages() => [await inside.GetStringAsync($"{club.Url}/board"), await inside.GetStringAsync($"{club.Url}/room"), await invited.GetStringAsync(new Uri(link, UriKind.RelativeOrAbsolute))];
    }
}
