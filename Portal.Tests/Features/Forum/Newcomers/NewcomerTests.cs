using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Platform.Markup;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Forum;

public class NewcomerTests(Portals portals)
{
    static readonly string[] Settings = ["RateLimits:Enabled=true", "Newcomers:TopicsADay=2", "Newcomers:RepliesADay=3"];

    const string ThreeLinks = "https://a.example [b](https://b.example) <https://c.example> /forum [here](/forum)";

    [Theory, BothDatabases]
    public async Task A_newcomers_post_holds_few_links_pictures_and_mentions_and_says_until_when(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, Settings);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(mo, body: "`https://x.example`");
        using var api = await portal.Api(ana);
        var general = (await portal.Get<Categories>().List(default)).Single(c => c.Slug == "general").Id;
        var refused = (await api.Post($"topics/{topic.TopicId}/posts", new { body = ThreeLinks + " https://d.example" })).IsProblem(400, "newcomer-links", "body");
        Assert.Equal("While you are new, a post can hold 3 links to other sites; this one has 4. That ends by itself once you have been here on 3 days and read 30 posts.", refused.Json.GetProperty("detail").GetString());
        (await api.Post($"topics/{topic.TopicId}/posts", new { body = string.Join(' ', Enumerable.Repeat("![](/files/1/a.png)", 5)) })).IsProblem(400, "newcomer-images", "body");
        (await api.Post($"topics/{topic.TopicId}/posts", new { body = "@a1 @b2 @c3 @d4 @e5 @f6" })).IsProblem(400, "newcomer-mentions", "body");
        (await api.Post("topics", new { categoryId = general, title = "t", body = ThreeLinks + " https://d.example" })).IsProblem(400, "newcomer-links", "body");
        var made = (await api.Post($"topics/{topic.TopicId}/posts", new { body = ThreeLinks })).Is(201).Id;
        (await api.Ask(HttpMethod.Patch, $"posts/{made}", new { body = ThreeLinks + " https://d.example" })).IsProblem(400, "newcomer-links", "body");
        (await api.Ask(HttpMethod.Patch, $"posts/{made}", new { body = ThreeLinks + " and a word" })).Is(200);

        // what it held while somebody was known, it may go on holding
        using var staff = await portal.Api(mo);
        (await staff.Ask(HttpMethod.Patch, $"posts/{made}", new { body = ThreeLinks + " https://d.example" })).Is(200);
        (await api.Ask(HttpMethod.Patch, $"posts/{made}", new { body = ThreeLinks + " https://d.example, thanks" })).Is(200);
    }

    [Theory]
    [InlineData("//evil.example HTTP://evil.example [a](//evil.example) [b](HTTPS://evil.example) [c](http:evil.example) [d](https:/evil.example) [e](//portal.example@evil.example) [f](///evil.example)", 7, 0, 0)]
    [InlineData("https://portal.example/t/1 [a](//PORTAL.example/t/1) [b](/t/1) [c](mailto:a@b.example) [d](http://portal.example:80/)", 0, 0, 0)]
    [InlineData("![a](https://evil.example/a.png) [![b](/files/1/b.png)](https://evil.example)", 1, 2, 0)]
    [InlineData("@ana @Ana @ana @bo `@cy`", 0, 0, 2)]
    [InlineData("> [@ana](/t/1/x/2#post-2):\n>\n> @bo https://evil.example ![](/a.png)\n> > https://evil.example\n\nNo.", 0, 0, 0)]
    [InlineData("> https://evil.example @bo\n\n> @ana https://evil.example\n\n> [@ana](https://evil.example): https://evil.example", 4, 0, 0)]
    public void What_a_post_holds_is_counted_by_what_it_is_and_not_by_how_it_is_written(string body, int links, int images, int mentions) =>
        Assert.Equal(new HeldByPost(links, images, mentions), HeldByPost.Read(new MarkdownRenderer().Render(body).Value, new("https://portal.example")));

    [Theory, BothDatabases]
    public async Task In_the_first_days_a_newcomer_starts_few_topics_and_writes_few_replies_a_day_and_then_as_many_as_others(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, Settings);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var (topics, posts, topic) = (portal.Get<Topics>(), portal.Get<Posts>(), await portal.StartTopic(mo));
        var general = (await portal.Get<Categories>().List(default)).Single(c => c.Slug == "general").Id;
        for (var i = 0; i < 3; i++) Assert.True((await Reply()).Done);
        portal.Clock.Advance(TimeSpan.FromHours(20));
        var late = (await Reply()).Problem!;
        Assert.Equal((ProblemKind.TooMany, "newcomer-replies", "body", 4), (late.Kind, late.Code, late.Field, (int)Math.Round(late.RetryAfter!.Value.TotalHours)));
        Assert.Contains("in about 4 h;", late.Sentence);
        Assert.True((await Start()).Done);
        Assert.True((await Start()).Done);
        Assert.Equal("newcomer-topics", (await Start()).Problem?.Code);

        portal.Clock.Advance(TimeSpan.FromHours(5));
        Assert.True((await Reply()).Done);
        Assert.Equal("newcomer-topics", (await Start()).Problem?.Code);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        for (var i = 0; i < 4; i++) Assert.True((await Reply()).Done);
        Assert.Equal("newcomer-links", (await posts.Reply(ana.Actor, topic.TopicId, new(ThreeLinks + " https://d.example"), null, default)).Problem?.Code); // that one is left by looking around

        Task<Result<PostPlace>> Reply() => posts.Reply(ana.Actor, topic.TopicId, new("Hm"), null, default);
        Task<Result<PostPlace>> Start() => topics.Start(ana.Actor, new(general, TopicKind.Discussion, "t", "b"), null, default);
    }

    [Theory, BothDatabases]
    public async Task Staff_customers_and_whoever_is_known_write_as_they_like(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, [.. Settings, "Newcomers:Links=0"]);
        var (ana, agent, mo) = (await portal.NewMember("ana"), await portal.NewMember("agent", Roles.Agent), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(mo);
        var added = (await portal.Get<AccountDeeds>().Create("added", "added@example.org", "a long enough word 7", Roles.None, confirmed: true, default)).Value;
        foreach (var who in new[] { agent.Actor, mo.Actor, Actor.Member(added) })
            for (var i = 0; i < 4; i++) Assert.True((await Reply(who)).Done);

        Assert.Equal("newcomer-links", (await Reply(ana.Actor)).Problem?.Code);
        Assert.True((await portal.Get<VerifiedProducts>().Set(agent.Actor, ana.Name, ["Duo 2"], null, default)).Done);
        for (var i = 0; i < 4; i++) Assert.True((await Reply(ana.Actor)).Done);
        Assert.True((await portal.Get<VerifiedProducts>().Set(agent.Actor, ana.Name, [], null, default)).Done);
        Assert.Equal("newcomer-links", (await Reply(ana.Actor)).Problem?.Code);

        Task<Result<PostPlace>> Reply(Actor who) => portal.Get<Posts>().Reply(who, topic.TopicId, new("https://a.example"), null, default);
    }
}
