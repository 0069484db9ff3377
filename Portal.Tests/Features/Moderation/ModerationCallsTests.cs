using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Tests.Commons.Moderation;

namespace Portal.Tests.Features.Moderation;

public class ModerationCallsTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_flag_goes_its_whole_way_through_the_api(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var (bo, mia, max) = (await Caller(scene, scene.Bo), await Caller(scene, scene.Mia), await Caller(scene, scene.Max));
        var post = $"/api/v1/posts/{scene.Reply.PostId}";

        var flag = await bo.PostAsJsonAsync(post + "/flags", new { reason = "abuse", note = "Rude." });
        Assert.Equal(HttpStatusCode.Created, flag.StatusCode);
        Assert.True((await Json(flag)).GetProperty("id").GetInt64() > 0);

        var it = await CaseOf(mia, scene.Reply.PostId);
        Assert.Equal("flag", it.GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.Null, it.GetProperty("claimedBy").ValueKind);
        Assert.Equal("abuse", it.GetProperty("flags")[0].GetProperty("reason").GetString());
        var path = $"/api/v1/moderation/queue/{it.GetProperty("id").GetInt64()}";

        Assert.Equal(HttpStatusCode.Conflict, (await mia.PostAsJsonAsync(path + "/agree", new { action = "hide" })).StatusCode);
        var claimed = await mia.PostAsync(path + "/claim", null);
        Assert.Equal(scene.Mia.Id, (await Json(claimed)).GetProperty("claimedBy").GetProperty("id").GetInt64());
        Assert.Equal(HttpStatusCode.Conflict, (await max.PostAsync(path + "/claim", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await mia.PostAsJsonAsync(path + "/agree", new { action = "hide", version = it.GetProperty("version").GetInt32() })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bo.GetAsync(post)).StatusCode);

        var decided = await Json(await mia.PostAsJsonAsync(path + "/agree", new { action = "hide", note = "Insults" }));
        Assert.Equal(("closed", "hidden"), (decided.GetProperty("state").GetString(), decided.GetProperty("outcome").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await bo.GetAsync(post)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await max.GetAsync(post)).StatusCode);
        var numbers = await Numbers(bo, scene);
        Assert.Equal([1], numbers);
        Assert.Equal(HttpStatusCode.Conflict, (await max.PostAsJsonAsync(path + "/disagree", new { })).StatusCode);
    }

    [Theory]
    [InlineData("{}", "reason"), InlineData("""{"reason":"boring"}""", "reason"), InlineData("""{"reason":7}""", "reason"), InlineData("not json", null), InlineData("", null)]
    public async Task A_flag_that_makes_no_sense_is_refused_with_the_field(string body, string? field)
    {
        var scene = await Scene.Set(await portals.Shared(DatabaseProvider.Sqlite));
        var bo = await Caller(scene, scene.Bo);
        var answer = await bo.PostAsync($"/api/v1/posts/{scene.Reply.PostId}/flags", new StringContent(body, null, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, (await Json(answer)).TryGetProperty("field", out var said) ? said.GetString() : null);
    }

    [Fact]
    public async Task An_action_or_a_cursor_that_does_not_exist_is_refused()
    {
        var scene = await Scene.Set(await portals.Shared(DatabaseProvider.Sqlite));
        var it = await scene.Flagged();
        var mia = await Caller(scene, scene.Mia);
        await mia.PostAsync($"/api/v1/moderation/queue/{it.Id}/claim", null);
        Assert.Equal(HttpStatusCode.BadRequest, (await mia.PostAsJsonAsync($"/api/v1/moderation/queue/{it.Id}/agree", new { action = "burn" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await mia.GetAsync("/api/v1/moderation/queue?cursor=nonsense")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await mia.GetAsync("/api/v1/moderation/queue?state=nonsense")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await mia.GetAsync("/api/v1/moderation/queue/999999999")).StatusCode);
        Assert.True(await scene.Sees(scene.Bo.Actor, 2));
    }

    [Fact]
    public async Task Answers_about_many_name_the_writers_and_what_was_hidden()
    {
        var scene = await Scene.Set(await portals.Shared(DatabaseProvider.Sqlite));
        var (it, mia) = (await scene.Flagged(), await Caller(scene, scene.Mia));
        var cases = new[] { new { id = it.Id } };
        var unsaid = await mia.PostAsJsonAsync("/api/v1/moderation/queue/decide-many", new { cases, outcome = "hidden", sanction = new { reason = "Spam" } });
        Assert.Equal((HttpStatusCode.BadRequest, "kind"), (unsaid.StatusCode, (await Json(unsaid)).GetProperty("field").GetString()));

        var done = await Json(await mia.PostAsJsonAsync("/api/v1/moderation/queue/decide-many", new { cases, outcome = "hidden", note = "Spam", sanction = new { kind = "ban", reason = "Spam" } }));
        var writer = done.GetProperty("writers")[0];
        Assert.Equal((1, scene.Ana.Id, true), (done.GetProperty("done").GetInt32(), writer.GetProperty("person").GetProperty("id").GetInt64(), writer.GetProperty("done").GetBoolean()));
        var undone = await Json(await mia.PostAsJsonAsync("/api/v1/moderation/queue/undo-many", new { cases = new[] { it.Id }, sanctions = new[] { writer.GetProperty("sanctionId").GetInt64() } }));
        Assert.Equal((1, true), (undone.GetProperty("done").GetInt32(), undone.GetProperty("writers")[0].GetProperty("done").GetBoolean()));

        var all = await Json(await mia.PostAsJsonAsync($"/api/v1/moderation/people/{scene.Ana.Id}/hide-all", new { note = "Spam" }));
        Assert.Equal([$"post:{scene.Reply.PostId}", $"post:{scene.First.PostId}"], all.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("subject").GetString()!));
        Assert.Equal(it.Id, all.GetProperty("items")[0].GetProperty("caseId").GetInt64());
    }

    static async Task<HttpClient> Caller(Scene scene, Member member)
    {
        var client = scene.Portal.Visitor();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await scene.Portal.TokenOf(member));
        return client;
    }

    static async Task<JsonElement> Json(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();

    static async Task<JsonElement> CaseOf(HttpClient moderator, long postId)
    {
        for (var cursor = ""; ;)
        {
            var page = await moderator.GetFromJsonAsync<JsonElement>("/api/v1/moderation/queue?cursor=" + cursor);
            foreach (var it in page.GetProperty("items").EnumerateArray())
            {
                if (it.GetProperty("postId") is { ValueKind: JsonValueKind.Number } found && found.GetInt64() == postId) return it;
            }

            cursor = page.GetProperty("next").GetString() ?? throw new InvalidOperationException("The case is not in the queue.");
        }
    }

    static async Task<int[]> Numbers(HttpClient reader, Scene scene) =>
        [.. (await reader.GetFromJsonAsync<JsonElement>($"/api/v1/topics/{scene.First.TopicId}/posts")).GetProperty("items").EnumerateArray().Select(p => p.GetProperty("number").GetInt32())];
}
