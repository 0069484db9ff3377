namespace Portal.Tests.Http;

public class TwoAtOnceTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task The_same_key_from_the_same_author_makes_one_object_however_often_and_at_once(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember("ana");
        var topic = await portal.StartTopic(member);
        using var ana = await portal.Api(member);
        using var bo = await portal.Api(await portal.NewMember("bo"));
        var (address, key) = ($"topics/{topic.TopicId}/posts", Guid.NewGuid().ToString());

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ana.Post(address, new { body = "once" }, key)));
        Assert.Single(answers.Select(a => a.Is(201).Id).Distinct());
        Assert.NotEqual(answers[0].Id, (await bo.Post(address, new { body = "another author" }, key)).Is(201).Id);
        Assert.NotEqual(answers[0].Id, (await ana.Post(address, new { body = "another key" }, key + "2")).Is(201).Id);
        Assert.Equal(4, (await ana.Ask($"topics/{topic.TopicId}")).Json.GetProperty("postCount").GetInt32());
    }

    [Theory, BothDatabases]
    public async Task The_same_key_makes_one_topic_and_a_key_that_is_too_long_is_refused(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        using var ana = await portal.Api(await portal.NewMember("ana"));
        var general = (await ana.Ask("categories")).Items[0].GetProperty("id").GetInt64();
        var (body, key) = (new { categoryId = general, title = "Once", body = "b" }, new string('k', 200));

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ana.Post("topics", body, key)));
        Assert.Single(answers.Select(a => a.Is(201).Id).Distinct());
        (await ana.Post("topics", body, key + "k")).IsProblem(400, "bad-key", "Idempotency-Key");
    }

    [Theory, BothDatabases]
    public async Task Many_writers_in_one_topic_get_numbers_without_gaps_or_doubles(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var topic = await portal.StartTopic(await portal.NewMember("ana"));
        var writers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i => await portal.Api(await portal.NewMember($"writer{i}"))));

        var numbers = await Task.WhenAll(writers.SelectMany(w => Enumerable.Range(0, 10).Select(async i =>
            (await w.Post($"topics/{topic.TopicId}/posts", new { body = $"post {i}" })).Is(201).Json.GetProperty("number").GetInt32())));
        Assert.Equal(Enumerable.Range(2, 40), numbers.Order());
    }

    [Theory, BothDatabases]
    public async Task Of_two_edits_of_the_same_revision_one_wins_and_the_other_is_told(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember("ana");
        var topic = await portal.StartTopic(member);
        using var ana = await portal.Api(member);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => ana.Ask(HttpMethod.Patch, $"posts/{topic.PostId}", new { body = $"edit {i}", revision = 1 })));
        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a.Status != 200), a => a.IsProblem(409));
    }
}
