namespace Portal.Tests.Http;

public class WhoMayTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Everyone_may_do_what_their_role_says_and_no_more(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var author = await portal.NewMember("author");
        var topic = await portal.StartTopic(author);
        var reply = await portal.Reply(author, topic, "an answer");
        var general = (await portal.Address.Api().Ask("categories")).Items[0].GetProperty("id").GetInt64();
        (HttpMethod Method, string Address, object? Body)[] calls =
        [
            (HttpMethod.Post, "topics", new { categoryId = general, title = "t", body = "b" }),
            (HttpMethod.Post, $"topics/{topic.TopicId}/posts", new { body = "b" }),
            (HttpMethod.Patch, $"posts/{topic.PostId}", new { body = "b" }),
            (HttpMethod.Put, $"posts/{topic.PostId}/reactions/like", null),
            (HttpMethod.Delete, $"posts/{topic.PostId}/reactions/like", null),
            (HttpMethod.Post, $"topics/{topic.TopicId}/accept", new { postId = reply.PostId }),
            (HttpMethod.Get, "me", null),
            (HttpMethod.Delete, $"posts/{reply.PostId}", null),
        ];
        int[] visitor = [401, 401, 401, 401, 401, 401, 401, 401], banned = [403, 403, 403, 403, 403, 403, 200, 403], readOnly = banned;
        int[] member = [201, 201, 403, 200, 200, 403, 200, 403], agent = [201, 201, 403, 200, 200, 200, 200, 403], moderator = [201, 201, 200, 200, 200, 200, 200, 204];

        await Expect(portal.Address.Api(), visitor);
        await Expect(await portal.Api(await Banned(portal)), banned);
        await Expect(await portal.Api(author, Scopes.Read), readOnly);
        await Expect(await portal.Api(await portal.NewMember("member")), member);
        await Expect(await portal.Api(await portal.NewMember("agent", Roles.Agent)), agent);
        await Expect(await portal.Api(await portal.NewMember("mod", Roles.Moderator), Scopes.Read | Scopes.Write), agent);
        await Expect(await portal.Api(await portal.NewMember("mod", Roles.Moderator)), moderator);

        async Task Expect(HttpClient client, int[] statuses)
        {
            using (client)
                for (var i = 0; i < calls.Length; i++)
                {
                    var answer = await client.Ask(calls[i].Method, calls[i].Address, calls[i].Body);
                    Assert.True(answer.Status == statuses[i], $"{calls[i].Method} {calls[i].Address}: {answer.Status} instead of {statuses[i]}: {answer.Json}");
                    if (answer.Status >= 400) answer.IsProblem(answer.Status);
                }
        }
    }

    [Theory, BothDatabases]
    public async Task A_token_that_is_wrong_or_withdrawn_is_refused_also_where_none_is_needed(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember("ana");
        using var good = await portal.Api(member);
        (await good.Ask("topics")).Is(200);

        foreach (var word in (string[])["nonsense", "portal_nonsense", new string('x', 3000)])
        {
            using var bad = portal.Address.Api(word);
            (await bad.Ask("topics")).IsProblem(401, "bad-token");
        }

        var token = Assert.Single(await portal.Get<ApiTokens>().List(member.Actor, default));
        Assert.True((await portal.Get<ApiTokens>().Revoke(member.Actor, token.Id, default)).Done);
        await Eventually.Within(5, async () => (await good.Ask("topics")).Status == 401, "the withdrawn token is refused");
    }

    [Theory, BothDatabases]
    public async Task A_change_asked_for_with_the_cookie_must_come_from_our_own_pages(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember("ana");
        var topic = await portal.StartTopic(member);
        var origin = portal.Address.GetLeftPart(UriPartial.Authority);

        Assert.Equal(201, await From("Origin", origin));
        Assert.Equal(201, await From("Sec-Fetch-Site", "same-origin"));
        Assert.Equal(403, await From("Origin", "https://elsewhere.example"));
        Assert.Equal(403, await From("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(403, await From("Sec-Fetch-Site", "same-site"));
        Assert.Equal(403, await From("X-None", "1"));

        async Task<int> From(string header, string value)
        {
            using var browser = await portal.SignedIn(member);
            browser.DefaultRequestHeaders.Add(header, value);
            return (await browser.Post($"/api/v1/topics/{topic.TopicId}/posts", new { body = "from a page" })).Status;
        }
    }

    [Theory, BothDatabases]
    public async Task What_a_moderator_hid_is_there_for_moderators_alone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember("ana");
        var topic = await portal.StartTopic(member);
        var reply = await portal.Reply(member, topic, "to be hidden");
        await portal.SetHidden(reply.PostId);
        using var ana = await portal.Api(member);
        using var moderator = await portal.Api(await portal.NewMember("mod", Roles.Moderator));

        (await ana.Ask($"posts/{reply.PostId}")).IsProblem(404, "not-found");
        (await ana.Ask($"posts/{reply.PostId}/revisions")).IsProblem(404, "not-found");
        (await ana.Ask(HttpMethod.Patch, $"posts/{reply.PostId}", new { body = "again" })).IsProblem(404);
        Assert.True((await moderator.Ask($"posts/{reply.PostId}")).Is(200).Json.GetProperty("hidden").GetBoolean());
        Assert.Single((await ana.Ask($"topics/{topic.TopicId}/posts")).Items);
    }

    [Theory, BothDatabases]
    public async Task Too_much_in_too_short_a_time_is_429_and_says_when_to_come_again(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, ["RateLimits:Enabled=true"]);
        var member = await portal.NewMember("ana");
        var topic = await portal.StartTopic(member);
        using var ana = await portal.Api(member);

        var answer = await ana.Post($"topics/{topic.TopicId}/posts", new { body = "one" });
        answer.Is(201);
        for (var i = 0; i < 40 && answer.Status == 201; i++) answer = await ana.Post($"topics/{topic.TopicId}/posts", new { body = "more" });
        answer.IsProblem(429, "too-many");
        Assert.InRange(answer.Message.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 120);
    }

    static async Task<Member> Banned(TestPortal portal)
    {
        var member = await portal.NewMember("banned");
        Assert.True((await portal.Ban(await portal.NewMember("mo", Roles.Moderator), member)).Done);
        return member;
    }
}
