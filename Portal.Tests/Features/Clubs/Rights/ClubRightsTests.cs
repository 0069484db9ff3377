using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Portal.Features.Clubs;
using Portal.Features.Events;
using Portal.Features.Play;
using Portal.Features.Rooms;
using Portal.Tests.Features.Moderation;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Clubs;

/// <summary>Every right in clubs, tried by everybody who can stand to one: through the API, the hub and the pages. Whoever is turned away at a page has tried what it does at the call that does the same.</summary>
public class ClubRightsTests(Portals portals)
{
    /// <summary>Where calls begin that are about clubs, and what is in them.</summary>
    static readonly string[] InClubs = ["clubs", "club-address", "club-settings", "invitations", "events", "games", "rooms"];

    static readonly string?[] Rooms = [typeof(ClubsFeature).Namespace, typeof(EventsFeature).Namespace, typeof(PlayFeature).Namespace, typeof(RoomsFeature).Namespace];

    [Theory, BothDatabases]
    public async Task Each_role_may_do_in_a_club_what_the_table_says_and_no_more(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (scene, table, calls) = (await ClubRightsScene.Set(portal), ClubLine.Read(ClubRoleTable.Calls), (await Described.Calls(portal)).ToDictionary(c => c.Name));
        var (tries, wrong) = (new ClubRightsTries(portal, scene), new List<string>());
        Assert.Empty(calls.Values.Where(c => InClubs.Contains(c.Path.Split('/')[0])).Select(c => c.Name).Except(table.Select(l => l.Name)));
        await Each(scene, async (at, by) =>
        {
            if (provider == DatabaseProvider.Postgres && by.Role is not ("outsider" or "member" or "host")) return; // the databases differ in how groups are asked for, and in nothing else of this
            await using var hub = await HubListener.OpenAsync(portal.Address, by.Token);
            foreach (var line in table)
            {
                if (line.Expected(at.Kind, by.Role) is not { } expected) continue;
                var (got, told) = line.Name.StartsWith("hub:", StringComparison.Ordinal) ? (await Hears(hub, line.Name, at), "") : await Asked(line, expected == "yes");
                if (got != expected) wrong.Add($"{at.Kind}, {by.Role}: {line.Name} is {got} instead of {expected}: {told}");
            }

            async Task<(string, string)> Asked(ClubLine line, bool may)
            {
                var answer = await tries.Try(line.Name, calls[line.Name.Split('/')[0]], by, at, may);
                if (answer.Status >= 400) answer.IsProblem(answer.Status);
                return (RightsTable.Word(answer.Status), $"{answer.Status} {answer.Json}");
            }
        });
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Each_role_finds_of_a_club_the_pages_that_the_table_says_and_no_more()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (scene, table, wrong) = (await ClubRightsScene.Set(portal), ClubLine.Read(ClubRoleTable.Pages), new List<string>());
        Assert.Empty(Pages(portal).Except(table.Select(l => l.Name.Split('|')[0])));
        await Each(scene, async (at, by) =>
        {
            using var browser = by.Member is null ? portal.Visitor(followRedirects: false) : await portal.SignedIn(by.Member, followRedirects: false);
            foreach (var line in table)
            {
                if (line.Expected(at.Kind, by.Role) is not { } expected) continue;
                using var answer = await browser.GetAsync(Address(line.Name, at, scene.Writer));
                if (expected == "login") Assert.Equal("/account/login", answer.Headers.Location?.AbsolutePath);
                var got = answer.Headers.Location is { } led && new Uri(portal.Address, led).AbsolutePath == $"/clubs/{at.Slug}" ? "led" : RightsTable.Word((int)answer.StatusCode);
                if (expected == "shut" && got == "yes" && !(await answer.Content.ReadAsStringAsync()).Contains(scene.Secret, StringComparison.Ordinal)) got = "shut";
                if (got != expected) wrong.Add($"{at.Kind}, {by.Role}: {line.Name} is {got} instead of {expected}");
            }
        });
        Assert.Empty(wrong);
    }

    static async Task Each(ClubRightsScene scene, Func<ClubPlace, ClubCaller, Task> body)
    {
        foreach (var at in scene.Places)
            foreach (var role in ClubLine.Roles(at.Kind).Where(role => role != "waiting" || at.Kind == Visibility.Request))
            {
                var by = await scene.Caller(role);
                using (by.Api) await body(at, by);
            }
    }

    static async Task<string> Hears(HubListener hub, string line, ClubPlace at)
    {
        var channel = line switch { "hub:club" => $"club:{at.Id}", "hub:room" => $"room:{at.View.RoomId}", "hub:event" => $"event:{at.Event}", "hub:game" => $"game:{at.Draw}", _ => $"topic:{at.Topic.TopicId}" };
        try
        {
            await hub.Subscribe(channel);
            return "yes";
        }
        catch (InvalidOperationException)
        {
            return "unseen";
        }
    }

    static IEnumerable<string?> Pages(TestPortal portal) =>
        from endpoint in portal.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where Rooms.Contains(endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.Namespace)
        select endpoint.RoutePattern.RawText;

    /// <summary>Where a page of the table is.</summary>
    static string Address(string name, ClubPlace at, Member writer)
    {
        var cut = name.Split('|');
        var (route, part) = (cut[0], cut[^1]);
        var id = route switch
        {
            _ when route.StartsWith("/clubs/{ClubSlug}/news", StringComparison.Ordinal) => at.News,
            _ when route.StartsWith("/clubs", StringComparison.Ordinal) => at.Article,
            "/events/{Id:long}" or "/events/{Id:long}/edit" => at.Event,
            _ when route.StartsWith("/events", StringComparison.Ordinal) => at.Hour,
            _ when route.StartsWith("/games", StringComparison.Ordinal) => at.Draw,
            _ => at.View.RoomId,
        };
        var item = route.Contains("/downloads/", StringComparison.Ordinal) ? at.Download : route.Contains("/photos/", StringComparison.Ordinal) ? at.Photo : at.Article;
        var query = (route, part) switch
        {
            ("/events/new" or "/games/new", _) => $"?club={at.Id}",
            ("/games/points", _) => $"?club={at.Id}&person={writer.Id}",
            (_, "photo") => "?kind=photo",
            _ => "",
        };
        return route.Replace("{ClubSlug}", at.Slug, StringComparison.Ordinal).Replace("{Part}", part, StringComparison.Ordinal).Replace("{Id:long}", $"{id}", StringComparison.Ordinal)
            .Replace("{Item}", $"{item}", StringComparison.Ordinal).Replace("{Number:int}", "1", StringComparison.Ordinal).Replace("{Secret}", at.Link.Secret, StringComparison.Ordinal) + query;
    }
}
