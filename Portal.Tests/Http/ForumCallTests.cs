using System.Text.Json;

namespace Portal.Tests.Http;

public class ForumCallTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_list_of_an_unknown_category_is_not_found_and_a_tag_is_found_as_it_is_typed(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (tag, api) = ($"speed-{Guid.NewGuid().ToString("N")[..8]}", portal.Address.Api());
        await portal.StartTopic(await portal.NewMember("ana"), tags: tag);
        var general = (await api.Ask("categories")).Items.First(c => c.GetProperty("slug").GetString() == "general").GetProperty("id").GetInt64();
        Assert.NotEmpty((await api.Ask($"topics?category={general}")).Is(200).Items);
        (await api.Ask("topics?category=987654321")).IsProblem(404, "not-found");
        (await api.Ask("topics?category=no-such-category")).IsProblem(404, "not-found");
        Assert.Single((await api.Ask("topics?tag=" + tag.ToUpperInvariant())).Is(200).Items);
    }

    [Theory, BothDatabases]
    public async Task A_topic_is_started_read_listed_answered_and_accepted(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        using var ana = await portal.Api(await portal.NewMember("ana"));
        using var visitor = portal.Address.Api();
        var general = (await visitor.Ask("categories")).Items.Single(c => c.GetProperty("slug").GetString() == "general").GetProperty("id").GetInt64();

        var topic = (await ana.Post("topics", new { categoryId = general, kind = "question", title = "Why is it slow?", body = "It *is* slow.", tags = new[] { "Speed", "ink jet" } })).Is(201);
        Assert.Equal(["ink-jet", "speed"], topic.Json.GetProperty("tags").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal(JsonValueKind.Null, topic.Json.GetProperty("acceptedPostId").ValueKind);
        Assert.Equal("question", topic.Json.GetProperty("kind").GetString());
        Assert.StartsWith($"/t/{topic.Id}/", topic.Json.GetProperty("url").GetString());

        var reply = (await ana.Post($"topics/{topic.Id}/posts", new { body = "Because of the ink." })).Is(201);
        Assert.Equal(2, reply.Json.GetProperty("number").GetInt32());
        Assert.Equal(reply.Json.GetProperty("author").GetProperty("id").GetInt64(), topic.Json.GetProperty("author").GetProperty("id").GetInt64());
        Assert.EndsWith("Z", reply.Json.GetProperty("createdAt").GetString());

        (await ana.Post($"topics/{topic.Id}/accept", new { postId = reply.Id })).Is(200);
        var read = (await visitor.Ask($"topics/{topic.Id}")).Is(200);
        Assert.Equal((reply.Id, 2), (read.Json.GetProperty("acceptedPostId").GetInt64(), read.Json.GetProperty("postCount").GetInt32()));
        Assert.Contains((await visitor.Ask("topics?tag=ink-jet")).Items, t => t.GetProperty("id").GetInt64() == topic.Id);
        Assert.Contains((await visitor.Ask("tags")).Items, t => t.GetProperty("name").GetString() == "ink-jet");
    }

    [Theory, BothDatabases]
    public async Task Posts_come_in_the_order_of_their_numbers_page_by_page(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana);
        for (var i = 2; i <= 7; i++) await portal.Reply(ana, topic, $"number {i}");
        using var visitor = portal.Address.Api();

        var (numbers, after) = (new List<int>(), (string?)"0");
        while (after is not null)
        {
            var page = (await visitor.Ask($"topics/{topic.TopicId}/posts?limit=3&after={after}")).Is(200);
            Assert.InRange(page.Items.Count, 1, 3);
            numbers.AddRange(page.Items.Select(p => p.GetProperty("number").GetInt32()));
            after = page.Next;
        }

        Assert.Equal(Enumerable.Range(1, 7), numbers);
    }

    [Theory, BothDatabases]
    public async Task Topics_come_page_by_page_in_every_order_each_once(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var ana = await portal.NewMember("ana");
        var tag = "pages-" + Guid.NewGuid().ToString("N")[..8];
        var made = new List<long>();
        for (var i = 0; i < 5; i++) made.Add((await portal.StartTopic(ana, $"Topic {i}", tags: tag)).TopicId);
        using var visitor = portal.Address.Api();

        foreach (var sort in (string[])["latest", "new", "top", "unanswered"])
        {
            var found = new List<long>();
            for (string? cursor = ""; cursor is not null;)
            {
                var page = (await visitor.Ask($"topics?tag={tag}&sort={sort}&limit=2&cursor={cursor}")).Is(200);
                found.AddRange(page.Items.Select(t => t.GetProperty("id").GetInt64()));
                cursor = page.Next;
            }

            Assert.Equal(made.AsEnumerable().Reverse(), found);
        }
    }

    [Theory, BothDatabases]
    public async Task An_edit_keeps_the_old_text_and_a_late_one_is_refused(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember("ana");
        var topic = await portal.StartTopic(member, body: "first");
        using var ana = await portal.Api(member);

        var edited = (await ana.Ask(HttpMethod.Patch, $"posts/{topic.PostId}", new { body = "second", reason = "clearer", revision = 1 })).Is(200);
        Assert.Equal(("second", 2), (edited.Json.GetProperty("body").GetString(), edited.Json.GetProperty("revision").GetInt32()));
        (await ana.Ask(HttpMethod.Patch, $"posts/{topic.PostId}", new { body = "third", revision = 1 })).IsProblem(409, "changed-meanwhile");

        var revisions = (await ana.Ask($"posts/{topic.PostId}/revisions")).Items;
        Assert.Equal(["second", "first"], revisions.Select(r => r.GetProperty("body").GetString()));
        Assert.Equal("clearer", revisions[0].GetProperty("reason").GetString());
    }

    [Theory, BothDatabases]
    public async Task A_deleted_post_is_gone_and_its_number_stays_taken(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember("ana");
        var topic = await portal.StartTopic(member);
        var reply = await portal.Reply(member, topic, "soon gone");
        using var ana = await portal.Api(member);
        (await ana.Ask($"posts/{reply.PostId}")).Is(200);

        (await ana.Ask(HttpMethod.Delete, $"posts/{reply.PostId}")).Is(204);
        (await ana.Ask($"posts/{reply.PostId}")).IsProblem(404, "not-found");
        Assert.Equal([1], (await ana.Ask($"topics/{topic.TopicId}/posts")).Items.Select(p => p.GetProperty("number").GetInt32()));
        Assert.Equal(3, (await ana.Post($"topics/{topic.TopicId}/posts", new { body = "next" })).Json.GetProperty("number").GetInt32());
    }

    [Theory, BothDatabases]
    public async Task A_reaction_given_twice_counts_once_and_can_be_taken_back(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var topic = await portal.StartTopic(await portal.NewMember("ana"));
        using var bo = await portal.Api(await portal.NewMember("bo"));

        for (var i = 0; i < 2; i++) (await bo.Ask(HttpMethod.Put, $"posts/{topic.PostId}/reactions/like")).Is(200);
        Assert.Equal(1, (await bo.Ask($"posts/{topic.PostId}")).Json.GetProperty("reactions").GetProperty("like").GetInt32());
        (await bo.Ask(HttpMethod.Delete, $"posts/{topic.PostId}/reactions/like")).Is(200);
        Assert.False((await bo.Ask($"posts/{topic.PostId}")).Json.GetProperty("reactions").TryGetProperty("like", out _));
        (await bo.Ask(HttpMethod.Put, $"posts/{topic.PostId}/reactions/nonsense")).IsProblem(400, "unknown-value", "name");
    }

    [Theory, BothDatabases]
    public async Task My_own_things_can_be_taken_along(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember("ana", Roles.Moderator);
        var topic = await portal.StartTopic(member, body: "mine alone");
        using var ana = await portal.Api(member);

        var me = (await ana.Ask("me")).Is(200).Json;
        Assert.Equal((member.Id, member.Name), (me.GetProperty("id").GetInt64(), me.GetProperty("name").GetString()));
        Assert.Equal(["moderator"], me.GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
        Assert.Empty((await ana.Ask("me/notifications")).Is(200).Items);
        var export = (await ana.Ask("me/export")).Is(200).Json;
        Assert.Equal(member.Email, export.GetProperty("account").GetProperty("email").GetString());
        Assert.Equal("mine alone", Assert.Single(export.GetProperty("posts").EnumerateArray()).GetProperty("body").GetString());
        Assert.Equal(topic.TopicId, Assert.Single(export.GetProperty("topics").EnumerateArray()).GetProperty("id").GetInt64());
    }
}
