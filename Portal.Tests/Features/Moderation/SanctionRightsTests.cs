using Portal.Commons.Moderation;
using Portal.Commons.Sanctions;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Moderation;

/// <summary>What a decision about somebody takes from them and what it leaves; who may decide stands in <see cref="RightsTable"/>.</summary>
public class SanctionRightsTests(Portals portals)
{
    static readonly string[] Callers = ["visitor", "member", "warned", "muted", "suspended", "banned", "agent", "moderator", "read-only", "moderator without the right", "admin"];

    // In the order of the roles above.
    static readonly (string Action, int[] Statuses)[] Table =
    [
        ("on-moderator", [401, 403, 403, 403, 403, 403, 403, 403, 403, 403, 201]),
        ("standing", [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
        ("appeals", [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
        ("write in the forum", [401, 201, 403, 403, 403, 403, 201, 201, 403, 201, 201]),
        ("begin a chat", [201, 201, 201, 201, 403, 403, 201, 201, 403, 201, 201]),
        ("set a bookmark", [401, 204, 204, 204, 403, 403, 204, 204, 403, 204, 204]),
    ];

    [Theory, BothDatabases]
    public async Task Whoever_was_decided_about_may_do_what_that_leaves_them_and_no_more(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ada, max) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("max", Roles.Moderator));
        var topic = await portal.StartTopic(ada);
        for (var i = 0; i < Callers.Length; i++)
        {
            using var client = await Caller(portal, ada, Callers[i]);
            foreach (var (action, statuses) in Table)
            {
                var answer = await Do(client, action, max, topic);
                Assert.True(answer.Status == statuses[i], $"{Callers[i]}: {action} answered {answer.Status} instead of {statuses[i]}: {answer.Json}");
                if (answer.Status >= 400) answer.IsProblem(answer.Status);
            }
        }
    }

    [Theory, BothDatabases]
    public async Task What_led_to_a_decision_without_a_case_is_named_in_the_call_in_the_reason_and_afterwards(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (mo, ana) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ana"));
        var post = $"post:{(await portal.Reply(ana, await portal.StartTopic(mo, "Ink in winter"), "you fools")).PostId}";
        using var api = await portal.Api(mo);
        foreach (var nothing in (string[])["nonsense", "post:987654321", $"{new string('x', 80)}:1"])
            (await api.Post($"moderation/people/{ana.Id}/sanctions", new { kind = "note", reason = "rude", subject = nothing })).IsProblem(400, "no-such-thing", "subject");
        var made = (await api.Post($"moderation/people/{ana.Id}/sanctions", new { kind = "warning", reason = "Rude in {place}", subject = post })).Is(201).Json;
        Assert.Equal((post, "Rude in Ink in winter"), (made.GetProperty("subject").GetString(), made.GetProperty("reason").GetString()));
        var line = (await api.Ask($"moderation/log?whom={ana.Name}")).Items[0];
        Assert.Contains(post, line.GetProperty("details").GetString(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_suspended_member_reads_the_decision_appeals_it_and_reads_the_answer_and_does_nothing_else(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (mo, max, ana) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("max", Roles.Moderator), await portal.NewMember("ana"));
        var topic = await portal.StartTopic(mo);
        Assert.True((await portal.Ban(mo, ana, "Again and again", TimeSpan.FromDays(7))).Done);
        using var browser = await portal.SignedIn(ana);
        using var api = await portal.Api(ana);
        Assert.Contains("Again and again", await Page());
        var decision = (await api.Ask("me/standing")).Is(200).Items.Single();
        Assert.Equal("Again and again", decision.GetProperty("reason").GetString());

        var appeal = (await api.Post("me/appeals", new { sanctionId = decision.GetProperty("sanctionId").GetInt64(), text = "It was a quotation" })).Is(201);
        Assert.Contains("It was a quotation", await Page());
        var it = await portal.Get<Database>().Read(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Set<Appeal>().Where(a => a.Id == appeal.Id)));
        Assert.True((await portal.Get<Decisions>().Claim(max.Actor, it.CaseId, default)).Done);
        Assert.True((await portal.Get<Decisions>().Decide(max.Actor, it.CaseId, new(Outcome.Upheld, "It was none, we looked"), default)).Done);
        Assert.Equal("It was none, we looked", (await api.Ask("me/appeals")).Is(200).Items.Single().GetProperty("answer").GetString());
        Assert.Contains("It was none, we looked", await Page());

        foreach (var page in new[] { "/notifications", topic.Url, "/account" })
            Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.GetAsync(page)).StatusCode);
        foreach (var (path, body) in new (string, object)[]
        {
            ($"topics/{topic.TopicId}/posts", new { body = "hello" }), ("conversations", new { to = new[] { mo.Name }, body = "hello" }), ($"posts/{topic.PostId}/flags", new { reason = "spam" }), ("chats", new { message = "hello" }),
        })
            (await api.Post(path, body)).IsProblem(403, "banned");

        async Task<string> Page() => System.Net.WebUtility.HtmlDecode(await browser.GetStringAsync("/account/standing"));
    }

    [Theory]
    [InlineData(Roles.None, false), InlineData(Roles.Agent, false), InlineData(Roles.Moderator, true), InlineData(Roles.Admin, true)]
    public async Task The_deed_asks_the_same(Roles roles, bool may)
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (by, on) = (await portal.NewMember("by", roles), await portal.NewMember("on"));
        foreach (var kind in Enum.GetValues<SanctionKind>())
            Assert.Equal(may, (await portal.Sanction(by, on, kind, until: SanctionRules.Lasts(kind) ? TimeSpan.FromDays(1) : null, seen: long.MaxValue)).Done);
        Assert.Equal(may, (await portal.Get<SanctionViews>().Of(by.Actor, on.Id, default)).Done);
        Assert.Equal(Problem.SignIn, (await portal.Get<Sanctions>().Impose(Actor.Visitor, on.Id, new(SanctionKind.Note, "x"), null, default)).Problem);
    }

    [Theory, BothDatabases]
    public async Task The_hub_tells_the_person_and_the_moderators_and_nobody_else_and_notes_to_moderators_alone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (mo, ana, bo) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ana"), await portal.NewMember("bo"));
        await using var hers = await portal.Listen(ana);
        await using var theirs = await portal.Listen(mo);
        await using var others = await portal.Listen(bo);
        await hers.Subscribe("me");
        await theirs.Subscribe("moderation");
        await others.Subscribe("me");
        await Assert.ThrowsAnyAsync<Exception>(() => others.Subscribe("moderation"));

        Assert.True((await portal.Sanction(mo, ana, SanctionKind.Note, "between us")).Done);
        Assert.True((await portal.Sanction(mo, ana, SanctionKind.Warning, "told")).Done);
        await Eventually.True(() => hers.Events.Any(e => e.Type == "sanctioned"), "she hears of the warning");
        await Eventually.True(() => theirs.Events.Count(e => e.Type == "sanctioned" && e.Data.GetProperty("accountId").GetInt64() == ana.Id) == 2, "moderators hear of both");
        Assert.Single(hers.Events, e => e.Type == "sanctioned");
        Assert.DoesNotContain(others.Events, e => e.Type == "sanctioned");
    }

    static async Task<HttpClient> Caller(TestPortal portal, Member ada, string role)
    {
        if (role == "visitor") return portal.Address.Api();
        var member = await portal.NewMember(role.Split(' ')[0], role switch { "agent" => Roles.Agent, "moderator" or "moderator without the right" => Roles.Moderator, "admin" => Roles.Admin, _ => Roles.None });
        SanctionKind? kind = role switch { "warned" => SanctionKind.Warning, "muted" => SanctionKind.Mute, "suspended" => SanctionKind.Suspension, "banned" => SanctionKind.Ban, _ => null };
        if (kind is { } bound) Assert.True((await portal.Sanction(ada, member, bound, until: SanctionRules.Lasts(bound) ? TimeSpan.FromDays(1) : null)).Done);
        return await portal.Api(member, role switch { "read-only" => Scopes.Read, "moderator without the right" => Scopes.Read | Scopes.Write, _ => Scopes.All });
    }

    static Task<Answer> Do(HttpClient client, string action, Member moderator, Portal.Features.Forum.PostPlace topic) => action switch
    {
        "on-moderator" => client.Post($"moderation/people/{moderator.Id}/sanctions", new { kind = "note", reason = "rude" }),
        "standing" => client.Ask("me/standing"),
        "appeals" => client.Ask("me/appeals"),
        "write in the forum" => client.Post($"topics/{topic.TopicId}/posts", new { body = "b" }),
        "begin a chat" => client.Post("chats", new { message = "a question" }),
        _ => client.Ask(HttpMethod.Put, $"posts/{topic.PostId}/bookmark", new { }),
    };
}
