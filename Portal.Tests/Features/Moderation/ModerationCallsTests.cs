using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Commons.Moderation;
using Portal.Tests.Http;

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
        Assert.Equal((0, 0, JsonValueKind.Null), (it.GetProperty("flags")[0].GetProperty("right").GetInt32(), it.GetProperty("flags")[0].GetProperty("decided").GetInt32(), it.GetProperty("refusal").ValueKind));
        var path = $"/api/v1/moderation/queue/{it.GetProperty("id").GetInt64()}";

        Assert.Equal(HttpStatusCode.Conflict, (await mia.PostAsJsonAsync(path + "/agree", new { action = "hide" })).StatusCode);
        var claimed = await mia.PostAsync(path + "/claim", null);
        Assert.Equal(scene.Mia.Id, (await Json(claimed)).GetProperty("claimedBy").GetProperty("id").GetInt64());
        Assert.Equal(HttpStatusCode.Conflict, (await max.PostAsync(path + "/claim", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await mia.PostAsJsonAsync(path + "/agree", new { action = "hide", version = it.GetProperty("version").GetInt32() })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bo.GetAsync(post)).StatusCode);

        var ana = await Caller(scene, scene.Ana);
        Assert.Equal(HttpStatusCode.OK, (await ana.PatchAsJsonAsync(post, new { body = "you are all geniuses" })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await mia.PostAsJsonAsync(path + "/agree", new { action = "hide", stamp = it.GetProperty("stamp").GetString() })).StatusCode);
        var changed = await mia.GetFromJsonAsync<JsonElement>(path); // which says what is new
        Assert.Contains("idiots", changed.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Contains("geniuses", changed.GetProperty("now").GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Equal(("claimed", scene.Mia.Id), changed.GetProperty("history").EnumerateArray().Last() is var line ? (line.GetProperty("what").GetString(), line.GetProperty("by").GetProperty("id").GetInt64()) : default);

        var decided = await Json(await mia.PostAsJsonAsync(path + "/agree", new { action = "hide", note = "Insults" }));
        Assert.Equal(("closed", "hidden"), (decided.GetProperty("state").GetString(), decided.GetProperty("outcome").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await bo.GetAsync(post)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await max.GetAsync(post)).StatusCode);
        var numbers = await Numbers(bo, scene);
        Assert.Equal([1], numbers);
        Assert.Equal(HttpStatusCode.Conflict, (await max.PostAsJsonAsync(path + "/disagree", new { })).StatusCode);

        var ada = await scene.Portal.NewMember("ada", Roles.Admin);
        var above = await scene.Portal.StartTopic(ada);
        Assert.Equal(HttpStatusCode.Created, (await bo.PostAsJsonAsync($"/api/v1/posts/{above.PostId}/flags", new { reason = "off-topic" })).StatusCode);
        Assert.Equal("above-decision", (await CaseOf(mia, above.PostId)).GetProperty("refusal").GetProperty("code").GetString());
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

    [Theory, BothDatabases]
    public async Task Anything_is_hidden_and_shown_by_what_it_is_and_who_flagged_it_reads_what_became_of_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, mia) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mia", Roles.Moderator));
        using var flagger = await portal.Api(bo);
        using var moderator = await portal.Api(mia);
        await portal.Get<Database>().Write<Nothing>(async db => { await db.Set<Account>().Where(a => a.Id == ana.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.DisplayName, "An insult")); return default(Nothing); }, default);
        var profile = $"account:{ana.Id}";
        (await flagger.Post("flags", new { subject = profile, reason = "abuse" })).Is(201);
        var flag = (await flagger.Ask("me/flags")).Items.Single();
        Assert.Equal((JsonValueKind.Null, ""), (flag.GetProperty("outcome").ValueKind, flag.GetProperty("why").GetString()));

        var things = $"moderation/things/{profile}";
        (await moderator.Post($"{things}/hide", new { note = "" })).IsProblem(400, field: "note");
        (await moderator.Post($"{things}/hide", new { note = "an insult", stamp = "of something else" })).IsProblem(409);
        (await moderator.Post("moderation/things/nothing/hide", new { note = "an insult" })).IsProblem(404);
        var hidden = (await moderator.Post($"{things}/hide", new { note = "an insult" })).Is(200).Json;
        Assert.Equal((profile, true), (hidden.GetProperty("subject").GetString(), hidden.GetProperty("hidden").GetBoolean()));
        Assert.Null(await Shown());
        flag = (await flagger.Ask("me/flags")).Items.Single();
        Assert.Equal(("hidden", "an insult"), (flag.GetProperty("outcome").GetString(), flag.GetProperty("why").GetString()));
        Assert.Empty((await moderator.Ask("me/flags")).Items); // of others nothing

        (await moderator.Post($"moderation/queue/{hidden.GetProperty("caseId").GetInt64()}/undo")).Is(200);
        Assert.Equal("An insult", await Shown());
        (await moderator.Post($"{things}/hide", new { note = "an insult" })).Is(200);
        Assert.False((await moderator.Post($"{things}/show", new { note = "a nickname" })).Is(200).Json.GetProperty("hidden").GetBoolean());
        Assert.Equal("An insult", await Shown());

        Task<string?> Shown() => portal.Get<Database>().Read(db => db.Set<Account>().Where(a => a.Id == ana.Id).Select(a => a.DisplayName).SingleAsync());
    }

    [Theory, BothDatabases]
    public async Task What_admins_word_on_pages_is_read_and_changed_by_calls_too(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        using var ada = await portal.Api(await portal.NewMember("ada", Roles.Admin));
        using var visitor = portal.Address.Api();
        Assert.Equal(12, (await ada.Ask(HttpMethod.Put, "admin/flags", new { hideAt = 12 })).Is(200).Json.GetProperty("hideAt").GetInt32());
        (await ada.Ask(HttpMethod.Put, "admin/flags", new { })).IsProblem(400, field: "hideAt");
        var added = (await ada.Post("admin/flags/reasons", new { code = "advice", title = new { en = "Bad advice", zhHans = "错误建议" }, weight = 7 })).Is(201).Json;
        Assert.Equal(("Bad advice", "错误建议", 7, false), (added.GetProperty("title").GetProperty("en").GetString(), added.GetProperty("title").GetProperty("zhHans").GetString(), added.GetProperty("weight").GetInt32(), added.GetProperty("off").GetBoolean()));
        (await ada.Post("admin/flags/reasons", new { code = "advice", title = new { en = "Again" } })).IsProblem(400, field: "code");
        (await ada.Post("admin/flags/reasons", new { code = "Not a code", title = new { en = "Again" } })).IsProblem(400, field: "code");
        (await ada.Ask(HttpMethod.Put, "admin/flags/reasons/nobody-knows", new { weight = 3 })).IsProblem(404);
        var changed = (await ada.Ask(HttpMethod.Put, "admin/flags/reasons/advice", new { noteNeeded = true })).Is(200).Json;
        Assert.Equal(("Bad advice", 7, true), (changed.GetProperty("title").GetProperty("en").GetString(), changed.GetProperty("weight").GetInt32(), changed.GetProperty("noteNeeded").GetBoolean()));
        Assert.Contains((await visitor.Ask("flag-reasons")).Json.EnumerateArray(), r => r.GetProperty("code").GetString() == "advice" && r.GetProperty("title").GetString() == "Bad advice");
        (await ada.Ask(HttpMethod.Put, "admin/flags/reasons/advice", new { off = true })).Is(200);
        Assert.DoesNotContain((await visitor.Ask("flag-reasons")).Json.EnumerateArray(), r => r.GetProperty("code").GetString() == "advice");
        Assert.Contains((await ada.Ask("admin/flags")).Json.GetProperty("reasons").EnumerateArray(), r => r.GetProperty("code").GetString() == "advice" && r.GetProperty("off").GetBoolean());

        object caps = new { use = "warning", name = "Caps", en = "Please do not shout, {name}." };
        var id = (await ada.Post("admin/templates", caps, key: "caps")).Is(201).Id;
        Assert.Equal(id, (await ada.Post("admin/templates", caps, key: "caps")).Is(201).Id); // the same request again
        (await ada.Post("admin/templates", caps)).IsProblem(400, field: "name");
        (await ada.Post("admin/templates", new { name = "Caps", en = "No." })).IsProblem(400, field: "use");
        var worded = (await ada.Ask(HttpMethod.Put, $"admin/templates/{id}", new { zhHans = "请不要大喊。" })).Is(200).Json;
        Assert.Equal(("Caps", "Please do not shout, {name}.", "请不要大喊。"), (worded.GetProperty("name").GetString(), worded.GetProperty("en").GetString(), worded.GetProperty("zhHans").GetString()));
        (await ada.Post("admin/templates/usual")).Is(200);
        Assert.Equal(0, (await ada.Post("admin/templates/usual")).Is(200).Json.GetProperty("added").GetInt32());
        Assert.Contains((await ada.Ask("admin/templates")).Items, t => t.GetProperty("id").GetInt64() == id);
        (await ada.Ask(HttpMethod.Delete, $"admin/templates/{id}")).Is(204);
        (await ada.Ask(HttpMethod.Put, $"admin/templates/{id}", new { en = "No." })).IsProblem(404);
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
