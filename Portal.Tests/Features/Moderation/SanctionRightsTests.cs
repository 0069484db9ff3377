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
