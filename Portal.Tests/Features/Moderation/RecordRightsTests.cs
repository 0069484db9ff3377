using Portal.Tests.Commons.People;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Moderation;

public class RecordRightsTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Each_call_of_the_record_answers_each_role_as_it_should(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (admin, ana, lena, max) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"), await portal.NewMember("lena"), await portal.NewMember("max"));
        var (here, there) = (await PlaceModeratorTests.NewCategory(portal, admin), await PlaceModeratorTests.NewCategory(portal, admin));
        await PlaceModeratorTests.Give(portal, admin, here, lena);
        await PlaceModeratorTests.Give(portal, admin, there, max);
        var topic = await PlaceModeratorTests.Start(portal, ana, here);
        var candidate = await portal.NewMember("candidate");
        var banned = await portal.NewMember("banned");
        Assert.True((await portal.Ban(admin, banned)).Done);
        (HttpMethod Method, string Address, object? Body)[] calls =
        [
            (HttpMethod.Get, "moderation/log", null),
            (HttpMethod.Get, "moderation/log/export?format=ndjson&subject=none:1", null),
            (HttpMethod.Get, "moderation/numbers", null),
            (HttpMethod.Get, $"moderation/rescue/post:{topic.PostId}", null),
            (HttpMethod.Post, $"moderation/rescue/post:{topic.PostId}", new { words = new[] { "not there" } }),
            (HttpMethod.Get, $"moderation/places/category:{here}/moderators", null),
            (HttpMethod.Put, $"moderation/places/category:{here}/moderators/{candidate.Name}", null),
            (HttpMethod.Delete, $"moderation/places/category:{here}/moderators/{candidate.Name}", null),
            (HttpMethod.Get, $"people/{lena.Name}/places", null),
        ];
        (string Who, HttpClient Client, int[] Expected)[] rows =
        [
            ("visitor", portal.Address.Api(), [401, 401, 200, 401, 401, 401, 401, 401, 401]),
            ("banned", await portal.Api(banned), [403, 403, 200, 403, 403, 403, 403, 403, 403]),
            ("member", await portal.Api(await portal.NewMember()), [403, 403, 200, 403, 403, 403, 403, 403, 403]),
            ("agent", await portal.Api(await portal.NewMember("agent", Roles.Agent)), [403, 403, 200, 403, 403, 403, 403, 403, 403]),
            ("moderator without the right", await portal.Api(await portal.NewMember("mo", Roles.Moderator), Scopes.Read | Scopes.Write), [403, 403, 200, 403, 403, 403, 403, 403, 403]),
            ("moderator of the place", await portal.Api(lena), [200, 200, 200, 200, 400, 200, 403, 403, 200]),
            ("moderator of another place", await portal.Api(max), [200, 200, 200, 403, 403, 403, 403, 403, 403]),
            ("moderator", await portal.Api(await portal.NewMember("mo", Roles.Moderator)), [200, 200, 200, 200, 400, 200, 403, 403, 200]),
            ("admin", await portal.Api(admin), [200, 200, 200, 200, 400, 200, 204, 204, 200]),
        ];
        foreach (var (who, client, expected) in rows)
            using (client)
                for (var i = 0; i < calls.Length; i++)
                {
                    using var request = new HttpRequestMessage(calls[i].Method, calls[i].Address) { Content = calls[i].Body is { } body ? System.Net.Http.Json.JsonContent.Create(body) : null };
                    using var answer = await client.SendAsync(request);
                    Assert.True((int)answer.StatusCode == expected[i], $"{who}: {calls[i].Method} {calls[i].Address} answered {(int)answer.StatusCode}, not {expected[i]}: {await answer.Content.ReadAsStringAsync()}");
                }
    }

    [Theory, BothDatabases]
    public async Task The_channels_of_the_whole_portal_are_not_for_who_moderates_one_place(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (admin, lena) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("lena"));
        await PlaceModeratorTests.Give(portal, admin, await PlaceModeratorTests.NewCategory(portal, admin), lena);
        foreach (var channel in new[] { "moderation", "watch" })
        {
            await using var ear = await portal.Listen(lena);
            await Assert.ThrowsAnyAsync<Exception>(() => ear.Subscribe(channel));
            await using var theirs = await portal.Listen(admin);
            await theirs.Subscribe(channel);
        }
    }

    [Fact]
    public async Task Numbers_are_added_up_by_month_and_small_ones_are_not_told()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var (mo, bo) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("bo"));
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana);
        for (var i = 0; i < 6; i++)
        {
            var reply = await portal.Reply(ana, topic, $"rude {i}");
            Assert.True((await portal.Get<Portal.Commons.Moderation.Flags>().Raise(bo.Actor, new("post", reply.PostId), Portal.Commons.Moderation.FlagReason.Abuse, null, null, default)).Done);
            portal.Clock.Advance(TimeSpan.FromMinutes(10));
            Assert.True((await portal.Get<Portal.Commons.Moderation.Decisions>().Hide(mo.Actor, new("post", reply.PostId), "rude", default)).Done);
        }

        using var visitor = portal.Address.Api();
        var month = (await visitor.Ask("moderation/numbers")).Is(200).Json.GetProperty("months")[0];
        Assert.Equal(6, month.GetProperty("flags").GetInt32());
        Assert.Equal(6, month.GetProperty("decisions").GetProperty("hidden").GetInt32());
        Assert.Equal(600, month.GetProperty("medianSeconds").GetInt64());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, month.GetProperty("decisions").GetProperty("ignored").ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, month.GetProperty("suspensions").ValueKind);
        using var page = portal.Visitor();
        Assert.Contains("&lt; 5", await page.GetStringAsync("/moderation/numbers"));
        await portal.Reply(ana, topic, "one more");
        var kept = (await visitor.Ask("moderation/numbers")).Json.GetProperty("months")[0].GetProperty("flags").GetInt32();
        Assert.Equal(6, kept);
    }
}
