using System.Net;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Tests.Commons.Moderation;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Moderation;

public class QueueRightsTests(Portals portals)
{
    /// <summary>What is tried, in this order, each about a case that the one before left fit for it.</summary>
    static readonly string[] Deeds = ["flag", "list", "get", "claim", "release", "assign", "claim", "decide", "undo", "decide-many", "undo-many"];

    [Theory]
    [BothDatabases("visitor", "401 401 401 401 401 401 401 401 401 401 401")]
    [BothDatabases("member", "201 403 403 403 403 403 403 403 403 403 403")]
    [BothDatabases("banned", "403 403 403 403 403 403 403 403 403 403 403")]
    [BothDatabases("agent", "201 403 403 403 403 403 403 403 403 403 403")]
    [BothDatabases("moderator elsewhere", "201 200 404 404 404 404 404 404 404 200 200")]
    [BothDatabases("moderator here", "201 200 200 200 200 200 200 200 200 200 200")]
    [BothDatabases("moderator without the scope", "201 403 403 403 403 403 403 403 403 403 403")]
    [BothDatabases("moderator", "201 200 200 200 200 200 200 200 200 200 200")]
    [BothDatabases("admin", "201 200 200 200 200 200 200 200 200 200 200")]
    public async Task Each_role_does_with_the_queue_what_it_may_and_no_more(DatabaseProvider provider, string role, string expected)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var it = await scene.Flagged();
        var second = await scene.Portal.Reply(scene.Ana, scene.First, "Another text");
        var (client, id) = await Caller(scene, role);
        var statuses = expected.Split(' ').Select(int.Parse).ToArray();
        using (client)
        {
            for (var i = 0; i < Deeds.Length; i++)
            {
                var answer = await Try(client, Deeds[i], it, id, second.PostId);
                Assert.True(answer.Status == statuses[i], $"{role}, {Deeds[i]}: {answer.Status} instead of {statuses[i]}: {answer.Json}");
                if (answer.Status >= 400) answer.IsProblem(answer.Status);
            }
        }
    }

    [Theory]
    [InlineData("visitor", 302, 302), InlineData("member", 404, 404), InlineData("agent", 404, 404), InlineData("moderator here", 200, 404), InlineData("moderator", 200, 404), InlineData("admin", 200, 200)]
    public async Task The_pages_are_there_for_who_works_with_them(string role, int queue, int terms)
    {
        var scene = await Scene.Set(await portals.Shared(DatabaseProvider.Sqlite));
        using var browser = role == "visitor" ? scene.Portal.Visitor(followRedirects: false) : await scene.Portal.SignedIn(await Who(scene, role), followRedirects: false);
        Assert.Equal((HttpStatusCode)queue, (await browser.GetAsync("/moderation")).StatusCode);
        Assert.Equal((HttpStatusCode)terms, (await browser.GetAsync("/admin/flags")).StatusCode);
        Assert.Equal(role == "visitor" ? HttpStatusCode.Found : HttpStatusCode.OK, (await browser.GetAsync("/account/flags")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_moderator_decides_nothing_about_an_admin_and_nobody_hears_of_it_on_the_hub_but_who_may(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var admin = await scene.Portal.NewMember("admin", Roles.Admin);
        var post = await scene.Portal.Reply(admin, scene.First, "I close this soon.");
        var subject = new Subject("post", post.PostId);
        await scene.Flags.Raise(scene.Bo.Actor, subject, FlagReason.Abuse, null, null, default);
        var it = await scene.TheCase(subject);
        Assert.NotNull(it.Refusal);
        Assert.Equal(ProblemKind.Refused, (await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default)).Problem?.Kind);
        Assert.True((await scene.Decisions.Claim((await scene.Portal.NewMember("other", Roles.Admin)).Actor, it.Id, default)).Done);
        await using var bo = await scene.Portal.Listen(scene.Bo);
        await Assert.ThrowsAsync<InvalidOperationException>(() => bo.Subscribe("moderation"));
    }

    static Task<Answer> Try(HttpClient client, string deed, QueuedCase it, long me, long postId)
    {
        var address = $"moderation/queue/{it.Id}/";
        return deed switch
        {
            "flag" => client.Ask(HttpMethod.Post, "flags", new { subject = $"post:{postId}", reason = "off-topic" }),
            "list" => client.Ask("moderation/queue?kind=flag&owner=0"),
            "get" => client.Ask($"moderation/queue/{it.Id}"),
            "assign" => client.Ask(HttpMethod.Post, address + "assign", new { ownerId = me }),
            "decide" => client.Ask(HttpMethod.Post, address + "decide", new { outcome = "hidden", note = "Insults", stamp = it.Stamp }),
            "undo" => client.Ask(HttpMethod.Post, address + "undo", new { note = "A quotation" }),
            "decide-many" => client.Ask(HttpMethod.Post, "moderation/queue/decide-many", new { cases = new[] { new { id = it.Id } }, outcome = "ignored" }),
            "undo-many" => client.Ask(HttpMethod.Post, "moderation/queue/undo-many", new { cases = new[] { it.Id } }),
            _ => client.Ask(HttpMethod.Post, address + deed),
        };
    }

    static async Task<(HttpClient Client, long Id)> Caller(Scene scene, string role)
    {
        if (role == "visitor") return (scene.Portal.Address.Api(), 0);
        var who = await Who(scene, role);
        var client = await scene.Portal.Api(who, role == "moderator without the scope" ? Scopes.Read | Scopes.Write : Scopes.All);
        if (role == "banned") Assert.True((await scene.Portal.Ban(scene.Mia, who)).Done);
        return (client, who.Id);
    }

    static async Task<Member> Who(Scene scene, string role)
    {
        var who = await scene.Portal.NewMember("who", role switch { "agent" => Roles.Agent, "admin" => Roles.Admin, "moderator" or "moderator without the scope" => Roles.Moderator, _ => Roles.None });
        if (role is "moderator here" or "moderator elsewhere")
        {
            var admin = await scene.Portal.NewMember("admin", Roles.Admin);
            var general = (await scene.Portal.Get<Portal.Features.Forum.Categories>().List(default)).Single(c => c.Slug == "general");
            var place = role == "moderator here" ? general.Board.Place : await Elsewhere(scene, admin);
            Assert.Null((await scene.Portal.Get<PlaceModerators>().Give(admin.Actor, place, who.Name, default)).Problem);
        }

        return who;
    }

    /// <summary>A club of somebody else.</summary>
    static async Task<Subject> Elsewhere(Scene scene, Member admin)
    {
        using var client = await scene.Portal.Api(admin);
        var slug = "club-" + Guid.NewGuid().ToString("N")[..10];
        (await client.Ask(HttpMethod.Post, "clubs", new { slug, name = slug, about = "", visibility = "open" })).Is(201);
        return new("club", (await client.Ask("clubs/" + slug)).Is(200).Json.GetProperty("id").GetInt64());
    }
}
