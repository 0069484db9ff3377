using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Features.Chat;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Chat;

/// <summary>Departments, their people and availability through the API.</summary>
public class DepartmentCallTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task An_admin_makes_and_changes_departments_everybody_lists_them_and_nobody_else_changes_them(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (admin, agent) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("lena", Roles.Agent));
        using var api = await portal.Api(admin);
        var name = $"Printers {Guid.NewGuid().ToString("N")[..8]}";
        var body = new { name, about = "Ink and paper", mode = "in-turn", answerSeconds = 60, promisedMinutes = 120, hours = new { zone = "Europe/Berlin", frames = new[] { new { day = "monday", from = "09:00", to = "17:00" } }, holidays = new[] { "2026-12-25" } } };
        var made = (await api.Post("departments", body, "k1")).Is(201).Json;
        var slug = made.GetProperty("slug").GetString()!;
        Assert.Equal(slug, (await api.Post("departments", body, "k1")).Is(201).Json.GetProperty("slug").GetString());
        Assert.Equal(("in-turn", "monday", "17:00", "2026-12-25"), (made.GetProperty("mode").GetString(), Frame(made).GetProperty("day").GetString(), Frame(made).GetProperty("to").GetString(), made.GetProperty("hours").GetProperty("holidays")[0].GetString()));

        using var visitor = portal.Address.Api();
        await Eventually.True(async () => (await visitor.Ask("departments")).Is(200).Items.Any(d => d.GetProperty("slug").GetString() == slug), "everybody sees it");
        var shown = (await visitor.Ask("departments")).Items.Single(d => d.GetProperty("slug").GetString() == slug);
        Assert.Equal((name, "Ink and paper"), (shown.GetProperty("name").GetString(), shown.GetProperty("about").GetString()));
        Assert.True(shown.GetProperty("wait").GetProperty("kind").GetString() is "closed" or "nobody-here" or "unknown");

        foreach (var (client, status) in new (HttpClient, int)[] { (portal.Address.Api(), 401), (await portal.Api(await portal.NewMember()), 403), (await portal.Api(agent), 403), (await portal.Api(await portal.NewMember("mo", Roles.Moderator)), 403), (await portal.Api(admin, Scopes.Read | Scopes.Write), 403) })
            using (client)
            {
                (await client.Post("departments", new { name = "Mine" })).IsProblem(status);
                (await client.Ask(HttpMethod.Patch, $"departments/{slug}", new { name = "Mine" })).IsProblem(status);
                (await client.Ask(HttpMethod.Put, $"departments/{slug}/agents/{agent.Name}")).IsProblem(status);
                (await client.Ask(HttpMethod.Delete, $"departments/{slug}/agents/{agent.Name}")).IsProblem(status);
                (await client.Ask(HttpMethod.Put, $"desk/agents/{agent.Name}", new { mostChats = 3 })).IsProblem(status);
            }

        var version = made.GetProperty("version").GetInt32();
        Assert.Equal("Only ink", (await api.Ask(HttpMethod.Patch, $"departments/{slug}", new { about = "Only ink", version })).Is(200).Json.GetProperty("about").GetString());
        (await api.Ask(HttpMethod.Patch, $"departments/{slug}", new { about = "Only paper", version })).IsProblem(409);
        Assert.Equal("09:00", Frame((await api.Ask($"departments/{slug}")).Is(200).Json).GetProperty("from").GetString());
        (await api.Ask(HttpMethod.Patch, $"departments/{slug}", new { archived = true })).Is(200);
        await Eventually.True(async () => (await visitor.Ask("departments")).Items.All(d => d.GetProperty("slug").GetString() != slug), "an archived one is not listed");
        Assert.Null((await portal.ChatNow(await portal.Ask(slug))).DepartmentId);
        await using var db = portal.Get<Database>().Open();
        Assert.Equal(3, await db.Set<AuditEntry>().CountAsync(e => e.ActorId == admin.Id && e.Action == AuditAction.DepartmentChanged));

        static JsonElement Frame(JsonElement department) => department.GetProperty("hours").GetProperty("frames")[0];
    }

    [Theory]
    [InlineData("""{"about": "x"}""", "name")]
    [InlineData("""{"name": "  "}""", "name")]
    [InlineData("""{"name": "a\nb"}""", "name")]
    [InlineData("""{"name": "Mine"}""", "slug")]
    [InlineData("""{"name": "Fine", "answerSeconds": 9}""", "answerSeconds")]
    [InlineData("""{"name": "Fine", "promisedMinutes": -1}""", "promisedMinutes")]
    [InlineData("""{"name": "Fine", "mode": "random"}""", "mode")]
    [InlineData("""{"name": "Fine", "hours": {"zone": "Mars/Olympus"}}""", "zone")]
    [InlineData("""{"name": "Fine", "hours": {"zone": "UTC", "frames": [{"day": "monday", "from": "9", "to": "later"}]}}""", "frames")]
    [InlineData("""{"name": "Fine", "hours": {"zone": "UTC", "holidays": ["Christmas"]}}""", "holidays")]
    public async Task What_cannot_be_kept_names_its_field(string body, string field)
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        using var api = await portal.Api(await portal.NewMember("ada", Roles.Admin));
        (await api.Ask(HttpMethod.Post, "departments", new StringContent(body, System.Text.Encoding.UTF8, "application/json"))).IsProblem(400, null, field);
    }

    [Theory, BothDatabases]
    public async Task People_are_taken_in_and_set_up_and_choose_what_they_are_while_their_desk_says_whether_it_is_true(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (admin, agent, member) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("lena", Roles.Agent), await portal.NewMember());
        var (slug, _) = await portal.NewDepartment(new());
        using var api = await portal.Api(admin);
        using var hers = await portal.Api(agent);
        (await api.Ask(HttpMethod.Put, $"departments/{slug}/agents/{member.Name}")).IsProblem(400, "no-agent", "name");
        (await api.Ask(HttpMethod.Put, $"departments/{slug}/agents/nobody-at-all")).IsProblem(404);
        for (var i = 0; i < 2; i++) (await api.Ask(HttpMethod.Put, $"departments/{slug}/agents/{agent.Name}")).Is(204);
        Assert.Equal(agent.Id, (await hers.Ask($"departments/{slug}")).Is(200).Json.GetProperty("people").EnumerateArray().Single().GetProperty("id").GetInt64());

        (await api.Ask(HttpMethod.Put, $"desk/agents/{agent.Name}", new { mostChats = 0 })).IsProblem(400, null, "mostChats");
        (await api.Ask(HttpMethod.Put, $"desk/agents/{agent.Name}", new { mostChats = 2, languages = new[] { "en", "zh" }, skills = new[] { "ink" }, expert = true })).Is(204);
        var shown = (await hers.Ask("desk/agents")).Is(200).Items.Single(a => a.GetProperty("person").GetProperty("id").GetInt64() == agent.Id);
        Assert.Equal((2, true, "away"), (shown.GetProperty("mostChats").GetInt32(), shown.GetProperty("expert").GetBoolean(), shown.GetProperty("state").GetString()));

        Assert.Equal(("away", "available"), await State());
        await portal.SitsDown(agent);
        Assert.Equal(("available", "available"), await State());
        (await hers.Ask(HttpMethod.Put, "me/availability", new { choice = "busy" })).Is(200);
        Assert.Equal(("busy", "busy"), await State());
        (await hers.Ask(HttpMethod.Put, "me/availability", new { choice = "asleep" })).IsProblem(400, null, "choice");
        using var stranger = await portal.Api(member);
        (await stranger.Ask("me/availability")).IsProblem(403);
        (await stranger.Ask("desk/agents")).IsProblem(403);
        (await portal.Address.Api().Ask("me/availability")).IsProblem(401);
        Assert.NotEqual(Problem.NotFound, (await portal.Get<Availability>().Beat(member.Actor, default)).Problem);
        Assert.Equal(Problem.NotAllowed, (await portal.Get<Availability>().Beat(member.Actor, default)).Problem);

        (await api.Ask(HttpMethod.Delete, $"departments/{slug}/agents/{agent.Name}")).Is(204);
        Assert.Empty((await hers.Ask($"departments/{slug}")).Json.GetProperty("people").EnumerateArray());

        async Task<(string?, string?)> State() => (await hers.Ask("me/availability")).Is(200).Json is var j ? (j.GetProperty("state").GetString(), j.GetProperty("choice").GetString()) : default;
    }

    [Theory, BothDatabases]
    public async Task A_program_asks_a_department_sees_how_long_it_takes_and_agents_list_by_department(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var people = await portal.AgentsAtDesk(1);
        var (slug, _) = await portal.NewDepartment(new(), people);
        var other = await portal.Ask("some words");
        using var visitor = portal.Address.Api();
        var started = (await visitor.Post("chats", new { message = "Hello", department = slug, expert = "nobody", language = "zh-Hans" })).Is(201).Json;
        using var customer = portal.Address.Api(started.GetProperty("secret").GetString()!);
        var chat = (await customer.Ask($"chats/{started.GetProperty("id")}")).Is(200).Json;
        Assert.Equal((1, "unknown"), (chat.GetProperty("place").GetInt32(), chat.GetProperty("wait").GetProperty("kind").GetString()));

        using var desk = await portal.Api(people[0]);
        Assert.Equal([started.GetProperty("id").GetInt64()], (await desk.Ask($"desk/chats?department={slug}")).Is(200).Items.Select(c => c.GetProperty("id").GetInt64()));
        Assert.Contains((await desk.Ask("desk/chats?limit=100")).Items, c => c.GetProperty("id").GetInt64() == other.ChatId);
        (await desk.Ask("desk/chats?department=no-such-thing")).IsProblem(400, "no-such-department", "department");
    }
}
