using System.Net.Http.Headers;
using System.Text;

namespace Portal.Tests.Http;

public class OddInputTests(Portals portals)
{
    static readonly string[] Bodies =
    [
        "", " ", "null", "[]", "42", "\"text\"", "true", "{", "}", "{]", "{\"body\":}", "{\"body\":\"a\"", "{\"body\":\"a\"}x", "{\"body\":\"a\"}{\"body\":\"b\"}", "{'body':'a'}", "{\"body\":NaN}",
        "{}", "{\"body\":null}", "{\"body\":1}", "{\"body\":{}}", "{\"body\":[\"a\"]}", "{\"body\":true}", "{\"body\":\"\"}", "{\"body\":\"   \"}", "{\"body\":\"\\u200b\"}",
        "{\"body\":\"a\\u0000b\"}", "{\"body\":\"\\u0007\"}", "{\"body\":\"\\ud800\"}", "{\"body\":\"\\udc00x\"}", "{\"body\":\"\\ud83d\"}", "{\"body\":\"\\x41\"}", "{\"body\":\"a\nb\"}",
        "{\"body\":\"a\",\"body\":\"b\"}", "{\"body\":\"a\",\"replyTo\":\"1\"}", "{\"body\":\"a\",\"replyTo\":1.5}", "{\"body\":\"a\",\"replyTo\":1e99}", "{\"body\":\"a\",\"replyTo\":99999999999999999999}",
        "{\"body\":\"a\",\"replyTo\":-1}", "{\"body\":\"a\",\"replyTo\":9223372036854775807}", "<a/>", "body=a", "\u0000", "{\"\":\"\"}", "// c\n{\"body\":\"a\"}",
    ];

    [Theory, BothDatabases]
    public async Task No_body_however_odd_makes_a_fault_and_what_is_refused_says_why(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember("ana");
        var topic = await portal.StartTopic(member);
        using var ana = await portal.Api(member);
        (await ana.Post($"topics/{topic.TopicId}/posts", Json("{\"body\":\"a usual one\"}"u8.ToArray()))).Is(201);

        var deep = "{\"body\":" + new string('[', 5000) + new string(']', 5000) + "}";
        var bytes = Bodies.Append(deep).Select(Encoding.UTF8.GetBytes)
            .Concat([[.. "{\"body\":\""u8, 0xff, 0xfe, .. "\"}"u8], [.. "{\"body\":\""u8, 0xed, 0xa0, 0x80, .. "\"}"u8], [0xff, 0xfe, 0x7b, 0x00], [.. "{\"body\":\""u8, 0xc3, .. "\"}"u8]]);
        foreach (var body in bytes)
        {
            (await ana.Post($"topics/{topic.TopicId}/posts", Json(body))).IsProblem(400);
            (await ana.Post("topics", Json(body))).IsProblem(400);
            if (!Encoding.UTF8.GetString(body).Contains("replyTo")) (await ana.Ask(HttpMethod.Patch, $"posts/{topic.PostId}", Json(body))).IsProblem(400);
        }

        Assert.Equal(2, (await ana.Ask($"topics/{topic.TopicId}")).Json.GetProperty("postCount").GetInt32());
    }

    [Theory, BothDatabases]
    public async Task What_is_accepted_comes_back_byte_for_byte(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember("ana");
        var topic = await portal.StartTopic(member);
        using var ana = await portal.Api(member);

        foreach (var text in (string[])
            ["\r\n a \t b \r\n", "emoji 👩‍👩‍👧 and 打印机", "\u202eright to left", "combined e\u0301 and \u00e9", "<script>alert(1)</script>", "quote \" back \\ slash / nul-like \\u0000", "\ufeffbom", new string('a', 32_000)])
        {
            var made = (await ana.Post($"topics/{topic.TopicId}/posts", new { body = text })).Is(201);
            Assert.Equal(text, made.Json.GetProperty("body").GetString());
            Assert.Equal(text, (await ana.Ask($"posts/{made.Id}")).Json.GetProperty("body").GetString());
        }
    }

    [Theory, BothDatabases]
    public async Task A_bound_that_is_passed_names_the_field(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember("ana");
        var topic = await portal.StartTopic(member);
        using var ana = await portal.Api(member);
        var general = (await ana.Ask("categories")).Items[0].GetProperty("id").GetInt64();

        (await ana.Post($"topics/{topic.TopicId}/posts", new { body = new string('a', 32_001) })).IsProblem(400, "too-long", "body");
        (await ana.Post("topics", new { categoryId = general, title = new string('t', 201), body = "b" })).IsProblem(400, "too-long", "title");
        (await ana.Post("topics", new { categoryId = general, title = "t", body = "b", tags = new[] { new string('x', 31) } })).IsProblem(400, "too-long", "tags");
        (await ana.Post("topics", new { categoryId = general, title = "t", body = "b", tags = Enumerable.Range(0, 51).Select(i => $"t{i}") })).IsProblem(400, "too-many-tags", "tags");
        (await ana.Post("topics", new { categoryId = general, title = "t", body = "b", kind = "riddle" })).IsProblem(400, "wrong-type", "kind");
        (await ana.Post("topics", new { categoryId = general, title = "t", body = "b", kind = 1 })).IsProblem(400, "wrong-type", "kind");
        (await ana.Post("topics", new { categoryId = 987654321, title = "t", body = "b" })).IsProblem(400, field: "categoryId");
        (await ana.Post($"topics/{topic.TopicId}/posts", new { body = new string('a', 600_000) })).IsProblem(413, "body-too-large");
    }

    [Theory, BothDatabases]
    public async Task No_address_however_odd_makes_a_fault(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        using var visitor = portal.Address.Api();
        foreach (var address in (string[])
            ["topics/0", "topics/-1", "topics/9223372036854775807", "topics/99999999999999999999", "topics/abc", "posts/0/revisions", "nothing", "topics/1/posts/2/3"])
            (await visitor.Ask(address)).IsProblem(404);
        foreach (var query in (string[])
            ["topics?sort=odd", "topics?sort=0", "topics?cursor=odd", "topics?cursor=-", "topics?cursor=0-0", "topics?sort=new&cursor=l0-0", "topics?cursor=ffffffffffffffffff-1", "topics?limit=-1", "topics?limit=x", "topics?tag=%00", "topics?category=%00", "topics/1/posts?after=x", "topics/1/posts?after=-1"])
            (await visitor.Ask(query)).IsProblem(400);
        foreach (var fine in (string[])["topics?limit=999999", "topics?tag=%F0%9F%98%80", "topics?tag=%ff", "topics?cursor=l0-0", "topics?unknown=1"])
            (await visitor.Ask(fine)).Is(200);
    }

    [Theory, BothDatabases]
    public async Task Whatever_is_wrong_with_a_call_it_is_told_as_problem_details_and_never_as_a_page(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        using var ana = await portal.Api(await portal.NewMember("ana"));
        ana.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));

        (await ana.Ask(HttpMethod.Delete, "topics")).IsProblem(405, "wrong-method");
        (await ana.Post("topics", new StringContent("a=b", Encoding.UTF8, "application/x-www-form-urlencoded"))).IsProblem(415, "wrong-media-type");
        Assert.Contains((await ana.Post("topics")).Status, (int[])[400, 415]);
        (await ana.Ask("/api")).IsProblem(404);
        (await ana.Ask("/api/v2/topics")).IsProblem(404);
        (await ana.Ask("/hubs/nothing")).IsProblem(404);
    }

    [Theory, BothDatabases]
    public async Task A_refusal_speaks_the_readers_language_and_keeps_its_type(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        using var visitor = portal.Address.Api();
        var told = new Dictionary<string, string>();
        foreach (var language in (string[])["en", "zh-CN", "zh-TW"])
        {
            visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
            told[language] = (await visitor.Ask("topics/0")).IsProblem(404, "not-found").Json.GetProperty("detail").GetString()!;
            visitor.DefaultRequestHeaders.AcceptLanguage.Clear();
        }

        Assert.Equal(3, told.Values.Distinct().Count());
    }

    [Theory, BothDatabases]
    public async Task A_key_that_was_used_for_a_thing_of_another_kind_gives_away_and_breaks_nothing(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, other) = (await portal.NewMember("ana"), await portal.NewMember("other"));
        using var api = await portal.Api(ana);
        using var stranger = await portal.Api(other);
        var topic = await portal.StartTopic(ana);
        var key = Guid.NewGuid().ToString();
        (await stranger.Post("files", new MultipartFormDataContent { { new StringContent("private"), "file", "private.txt" } })).Is(201);

        var reply = (await api.Post($"topics/{topic.TopicId}/posts", new { body = "one" }, key)).Is(201);
        var club = (await api.Post("clubs", new { slug = "key-" + key[..8], name = "Key", about = "", visibility = "open" }, key)).Is(201);
        var said = (await api.Post($"rooms/{club.Json.GetProperty("roomId")}/messages", new { body = "two" }, key)).Is(201);
        var file = (await api.Post("files", new MultipartFormDataContent { { new StringContent("mine"), "file", "mine.txt" } }, key)).Is(201);

        Assert.Equal("mine.txt", file.Json.GetProperty("name").GetString());
        Assert.Equal("two", said.Json.GetProperty("body").GetString());
        Assert.Equal(reply.Id, (await api.Post($"topics/{topic.TopicId}/posts", new { body = "one" }, key)).Is(201).Id);
        Assert.Equal(said.Id, (await api.Post($"rooms/{club.Json.GetProperty("roomId")}/messages", new { body = "two" }, key)).Is(201).Id);
    }

    static ByteArrayContent Json(byte[] body) => new(body) { Headers = { ContentType = new("application/json") } };
}
