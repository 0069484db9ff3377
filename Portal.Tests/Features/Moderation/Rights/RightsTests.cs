using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Portal.Features.Moderation;
using Portal.Platform.Live.Hub;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Moderation;

/// <summary>Every right of moderation, tried by every role: through the API, the pages and the hub.</summary>
public class RightsTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Each_role_may_call_what_the_table_says_and_no_more(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (scene, table, calls) = (await RightsScene.Set(portal), RightsTable.Read(RightsTable.Calls), (await Described.Calls(portal)).ToDictionary(c => c.Name));
        Assert.Empty(Moderating(portal).Except(table.Select(l => l.Name)));
        var wrong = new List<string>();
        await EachRole(scene, async (by, column) =>
        {
            if (provider == DatabaseProvider.Postgres && by.Role is not ("elsewhere" or "here" or "moderator")) return; // the databases differ in how places are asked for, and in nothing else of this
            foreach (var (name, expected) in table)
            {
                var answer = await scene.Try(name, calls[name.Split('/')[0]], by, may: expected[column] == "yes");
                if (answer.Status >= 400) answer.IsProblem(answer.Status);
                if (Word(answer) != expected[column]) wrong.Add($"{by.Role}: {name} is {Word(answer)} instead of {expected[column]}: {answer.Status} {answer.Json}");
            }
        });
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Each_role_finds_the_pages_that_the_table_says_and_no_more()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (scene, table, wrong) = (await RightsScene.Set(portal), RightsTable.Read(RightsTable.Pages), new List<string>());
        Assert.Empty(Pages(portal).Except(table.Select(l => l.Name)));
        await EachRole(scene, async (by, column) =>
        {
            using var browser = by.Member is null ? portal.Visitor(followRedirects: false) : await portal.SignedIn(by.Member, followRedirects: false);
            foreach (var (name, expected) in table.Where(l => l.Expected[column] != "-"))
            {
                using var answer = await browser.GetAsync(scene.Page(name));
                if (expected[column] == "login") Assert.Equal("/account/login", answer.Headers.Location?.AbsolutePath); // and back, once signed in
                if (RightsTable.Word((int)answer.StatusCode) != expected[column]) wrong.Add($"{by.Role}: {name} is {(int)answer.StatusCode} instead of {expected[column]}");
            }
        });
        Assert.Empty(wrong);
    }

    [Theory, BothDatabases]
    public async Task Each_role_hears_on_the_hub_what_the_table_says_and_no_more(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (scene, table, wrong) = (await RightsScene.Set(portal), RightsTable.Read(RightsTable.Hub).Select(l => (Way: l.Name.Split(':'), l.Expected)).ToList(), new List<string>());
        Assert.Empty(typeof(PortalHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(m => m.Name).Except(table.Select(l => l.Way[0])));
        await EachRole(scene, async (by, column) =>
        {
            await using var hub = await HubListener.OpenAsync(portal.Address, by.Token);
            foreach (var (way, expected) in table)
                if (await Hears(hub, way[0], way[1]) != (expected[column] == "yes")) wrong.Add($"{by.Role}: {way[0]} {way[1]} is not {expected[column]}");
        });
        Assert.Empty(wrong);
    }

    static async Task EachRole(RightsScene scene, Func<RightsCaller, int, Task> body)
    {
        for (var i = 0; i < RightsTable.Roles.Length; i++)
        {
            var by = await scene.Caller(RightsTable.Roles[i]);
            using (by.Api) await body(by, i);
        }
    }

    /// <summary>The calls that moderate: those described so, and those that keep order among topics.</summary>
    static IEnumerable<string?> Moderating(TestPortal portal) =>
        from endpoint in portal.Get<EndpointDataSource>().Endpoints
        where endpoint.Metadata.GetMetadata<ITagsMetadata>()?.Tags.Contains("Moderation") == true || endpoint.Metadata.GetMetadata<MethodInfo>()?.DeclaringType?.Name == "KeepingCalls"
        select endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? endpoint.DisplayName;

    static IEnumerable<string?> Pages(TestPortal portal) =>
        from endpoint in portal.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.Namespace == typeof(ModerationFeature).Namespace
        select endpoint.RoutePattern.RawText;

    /// <summary>What an answer comes to, in the table's words: a call about many that did none of them is as one about what is not there.</summary>
    static string Word(Answer answer) => answer.Status == 200 && DidNothing(answer.Json) ? "unseen" : RightsTable.Word(answer.Status);

    static bool DidNothing(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
        && ((json.TryGetProperty("done", out var done) && done is { ValueKind: JsonValueKind.Number } count && count.GetInt32() == 0)
            || (json.TryGetProperty("seen", out var seen) && json.TryGetProperty("already", out var already) && seen.GetArrayLength() + already.GetArrayLength() == 0));

    static async Task<bool> Hears(HubListener hub, string method, string channel)
    {
        try
        {
            object?[] arguments = method switch { "Subscribe" => [channel, null], "SubscribeWith" => [channel, null, null], _ => [channel] };
            await hub.Call(method, arguments);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
