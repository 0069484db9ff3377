using Portal.Features.Clubs;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Clubs;

/// <summary>The address of a club, and those that it had.</summary>
public class ClubAddressTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_former_address_leads_to_the_club_and_no_other_club_gets_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, coHost, other) = (await portal.NewMember("host"), await portal.NewMember("cohost"), await portal.NewMember("other"));
        var (club, taken) = (await portal.NewClub(host), await portal.NewClub(other));
        await portal.Join(coHost, club);
        await portal.Get<ClubMembers>().SetRole(host.Actor, club.Club.Slug, coHost.Id, GroupRole.CoHost, default);
        var (old, fresh) = (club.Club.Slug, FoundingSteps.NewSlug());
        using var api = await portal.Api(host);
        using var second = await portal.Api(coHost);
        (await second.Ask(HttpMethod.Put, $"clubs/{old}/address", new { slug = fresh })).IsProblem(403);
        (await api.Ask(HttpMethod.Put, $"clubs/{old}/address", new { slug = taken.Club.Slug })).IsProblem(400, "slug-taken", "slug");
        Assert.Equal(fresh, (await api.Ask(HttpMethod.Put, $"clubs/{old}/address", new { slug = fresh })).Is(200).Json.GetProperty("slug").GetString());

        Assert.Equal(fresh, (await api.Ask($"clubs/{old}")).Json.GetProperty("slug").GetString());
        using var visitor = portal.Visitor(followRedirects: false);
        var moved = await visitor.GetAsync($"/clubs/{old}/room");
        Assert.Equal((302, $"/clubs/{fresh}/room"), ((int)moved.StatusCode, new Uri(portal.Address, moved.Headers.Location!).AbsolutePath));
        Assert.Equal(200, (int)(await visitor.GetAsync($"/c/club-{old}")).StatusCode); // the board keeps its own
        Assert.Equal("slug-taken", (await portal.Found(other, new(old, "Mine", "", Visibility.Open))).Problem?.Code);
        (await api.Ask(HttpMethod.Put, $"clubs/{fresh}/address", new { slug = old })).Is(200);
        Assert.Equal(old, (await api.Ask($"clubs/{fresh}")).Json.GetProperty("slug").GetString());

        Assert.True((await portal.SetVisibility(host, club, Visibility.Hidden)).Done);
        using var stranger = await portal.Api(other);
        Assert.Equal((404, 404), ((await stranger.Ask($"clubs/{old}")).Status, (await stranger.Ask($"clubs/{fresh}")).Status));
    }
}
