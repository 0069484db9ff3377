using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Commons.Drafts;
using Portal.Features.Chat;
using Portal.Platform.Live;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Chat;

/// <summary>The chat as programs written elsewhere meet it.</summary>
public class ChatApiTests(Portals portals)
{
    const string Api = "/api/v1";

    [Theory, BothDatabases]
    public async Task A_program_without_an_account_talks_to_an_agent_by_the_contract(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        using var agent = await Agent(portal);
        using var visitor = portal.Visitor();
        var started = await Made(await visitor.PostAsJsonAsync($"{Api}/chats", new { name = "Wei", message = "My printer says E7." }));
        var (id, secret) = (started.GetProperty("id").GetInt64(), started.GetProperty("secret").GetString()!);
        visitor.DefaultRequestHeaders.Authorization = new("Bearer", secret);

        Assert.Contains((await agent.GetFromJsonAsync<JsonElement>($"{Api}/desk/chats")).GetProperty("items").EnumerateArray(), c => c.GetProperty("id").GetInt64() == id);
        Assert.Equal("take-it-first", await Refused(await agent.PostAsJsonAsync($"{Api}/chats/{id}/messages", new { body = "Hi" }), HttpStatusCode.Conflict));
        Assert.Equal("open", (await Ok(await agent.PostAsync($"{Api}/desk/chats/{id}/claim", null))).GetProperty("state").GetString());
        Assert.Equal(3, (await Made(await agent.PostAsJsonAsync($"{Api}/chats/{id}/messages", new { body = "Open the lid." }))).GetProperty("number").GetInt32());
        await Made(await visitor.PostAsJsonAsync($"{Api}/chats/{id}/messages", new { body = "It is open." }));

        var messages = (await visitor.GetFromJsonAsync<JsonElement>($"{Api}/chats/{id}/messages?after=0")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([1, 2, 3, 4], messages.Select(m => m.GetProperty("number").GetInt32()));
        Assert.Equal(["customer", "system", "agent", "customer"], messages.Select(m => m.GetProperty("author").GetProperty("kind").GetString()));
        Assert.Equal("Wei", messages[0].GetProperty("author").GetProperty("name").GetString());
        Assert.Equal("Wei", (await Ok(await agent.GetAsync($"{Api}/desk/chats/{id}"))).GetProperty("name").GetString());
        var rest = await visitor.GetFromJsonAsync<JsonElement>($"{Api}/chats/{id}/messages?after=2&limit=1");
        Assert.Equal("3", rest.GetProperty("next").GetString());

        Assert.Equal(HttpStatusCode.NoContent, (await agent.PostAsJsonAsync($"{Api}/chats/{id}/read", new { number = 4 })).StatusCode);
        Assert.Equal(4, (await Ok(await visitor.GetAsync($"{Api}/chats/{id}"))).GetProperty("readByAgents").GetInt32());
        Assert.Equal(HttpStatusCode.NoContent, (await visitor.PostAsync($"{Api}/chats/{id}/typing", null)).StatusCode);
        Assert.Equal("closed", (await Ok(await agent.PostAsync($"{Api}/desk/chats/{id}/close", null))).GetProperty("state").GetString());
        await Refused(await agent.PostAsync($"{Api}/desk/chats/{id}/claim", null), HttpStatusCode.Conflict);

        using var other = await Agent(portal);
        Assert.Equal("open", (await Ok(await agent.PostAsync($"{Api}/desk/chats/{id}/resume", null))).GetProperty("state").GetString());
        await Ok(await agent.PostAsync($"{Api}/desk/chats/{id}/resume", null));
        Assert.Equal("taken-by", await Refused(await other.PostAsync($"{Api}/desk/chats/{id}/resume", null), HttpStatusCode.Conflict));
        await Made(await agent.PostAsJsonAsync($"{Api}/chats/{id}/messages", new { body = "One more thing." }));
        await Ok(await agent.PostAsync($"{Api}/desk/chats/{id}/close", null));
    }

    [Theory, BothDatabases]
    public async Task A_strangers_chat_is_not_there_and_the_desk_is_for_agents(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (guest, other) = (await portal.StartChat(), await portal.StartChat());
        using var right = WithSecret(portal, guest.Party.Secret!);
        Assert.Equal(HttpStatusCode.OK, (await right.GetAsync($"{Api}/chats/{guest.ChatId}/messages")).StatusCode);
        using var wrong = WithSecret(portal, other.Party.Secret!);
        using var none = portal.Visitor();
        using var member = await Cookie(portal, await portal.NewMember());
        foreach (var client in (HttpClient[])[wrong, none, member])
        {
            await Refused(await client.GetAsync($"{Api}/chats/{guest.ChatId}"), HttpStatusCode.NotFound);
            await Refused(await client.GetAsync($"{Api}/chats/{guest.ChatId}/messages"), HttpStatusCode.NotFound);
            await Refused(await client.PostAsJsonAsync($"{Api}/chats/{guest.ChatId}/messages", new { body = "x" }), HttpStatusCode.NotFound);
        }

        foreach (var call in (string[])["claim", "release", "close"])
        {
            await Refused(await none.PostAsync($"{Api}/desk/chats/{guest.ChatId}/{call}", null), HttpStatusCode.Unauthorized);
            await Refused(await member.PostAsync($"{Api}/desk/chats/{guest.ChatId}/{call}", null), HttpStatusCode.NotFound);
        }

        await Refused(await none.GetAsync($"{Api}/desk/chats"), HttpStatusCode.Unauthorized);
        await Refused(await member.GetAsync($"{Api}/desk/chats"), HttpStatusCode.Forbidden);
    }

    [Theory, BothDatabases]
    public async Task A_program_that_answers_leaves_what_its_owner_is_typing_alone_and_what_is_sent_from_the_box_takes_its_draft_along(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var lena = await portal.NewMember("lena", Roles.Agent);
        var guest = await portal.StartChatWith(lena);
        var (drafts, place) = (portal.Get<DraftStore>(), Chats.Draft(guest.ChatId));
        Assert.True((await drafts.Keep(lena.Actor, place, null, "half a sen", default)).Done);

        using var program = await portal.Api(lena);
        await Made(await program.PostAsJsonAsync($"{Api}/chats/{guest.ChatId}/messages", new { body = "We have received your question." }));
        Assert.Equal("half a sen", (await drafts.Find(lena.Actor, place, default))?.Text);

        var asker = await portal.NewMember("asker");
        Assert.True((await drafts.Keep(asker.Actor, Chats.NewDraft, null, "My prin", default)).Done);
        using var bot = await portal.Api(asker);
        await Made(await bot.PostAsJsonAsync($"{Api}/chats", new { message = "Nightly check." }));
        Assert.Equal("My prin", (await drafts.Find(asker.Actor, Chats.NewDraft, default))?.Text);
        Assert.True((await portal.Get<Chats>().Start(asker.Actor, new("My printer says E7.", Drafted: true), null, default)).Done);
        Assert.Null(await drafts.Find(asker.Actor, Chats.NewDraft, default));

        Assert.Null((await portal.Get<Chats>().Send(ChatParty.Desk(lena.Actor), guest.ChatId, new("half a sentence", Drafted: true), null, default)).Problem);
        Assert.Null(await drafts.Find(lena.Actor, place, default));
    }

    [Theory, BothDatabases]
    public async Task What_need_not_be_given_may_be_blank_and_is_refused_where_it_cannot_be_kept(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        using var visitor = portal.Visitor();
        await Made(await visitor.PostAsJsonAsync($"{Api}/chats", new { message = "Hello", name = "  ", department = "" }));
        foreach (var odd in (string[])["\0", new('\u200b', 10_000), "\ud800"])
        {
            await Refused(await visitor.PostAsync($"{Api}/chats", Json($$"""{"message":"Hello","name":{{Quoted(odd)}}}""")), HttpStatusCode.BadRequest);
            await Refused(await visitor.PostAsync($"{Api}/chats", Json($$"""{"message":"Hello","department":{{Quoted(odd)}}}""")), HttpStatusCode.BadRequest);
        }

        static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");
        static string Quoted(string text) => "\"" + string.Concat(text.Select(c => $"\\u{(int)c:x4}")) + "\"";
    }

    [Theory, BothDatabases]
    public async Task A_token_that_may_only_read_reads_its_owners_chat_and_changes_nothing_in_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember();
        using var writes = await portal.Api(member);
        using var reads = await portal.Api(member, Scopes.Read);
        var id = (await Made(await writes.PostAsJsonAsync($"{Api}/chats", new { message = "Hello" }))).GetProperty("id").GetInt64();
        await Ok(await reads.GetAsync($"{Api}/chats/{id}/messages"));
        await Refused(await reads.PostAsync($"{Api}/chats/{id}/close", null), HttpStatusCode.Forbidden);
        await Refused(await reads.PostAsync($"{Api}/chats/{id}/typing", null), HttpStatusCode.Forbidden);
        await Refused(await reads.PostAsJsonAsync($"{Api}/chats/{id}/read", new { number = 1 }), HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.NoContent, (await writes.PostAsync($"{Api}/chats/{id}/close", null)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_note_reaches_no_customer_by_page_api_or_event(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var lena = await portal.NewMember("lena", Roles.Agent);
        var guest = await portal.StartChatWith(lena);
        using var agent = await Cookie(portal, lena);
        using var visitor = WithSecret(portal, guest.Party.Secret!);
        var heard = new ConcurrentQueue<LiveMessage>();
        var atDesk = new ConcurrentQueue<LiveMessage>();
        using var listening = portal.Get<LiveBus>().Listen(ChatNews.Chat(guest.ChatId), heard.Enqueue);
        using var listeningAtDesk = portal.Get<LiveBus>().Listen(ChatNews.Desk, atDesk.Enqueue);

        await Made(await agent.PostAsJsonAsync($"{Api}/desk/chats/{guest.ChatId}/note", new { body = "rather impatient" }));
        await Made(await agent.PostAsJsonAsync($"{Api}/chats/{guest.ChatId}/messages", new { body = "after the note" }));
        await Eventually.True(() => heard.Any(m => m.Type == "chat-message-sent"), "the message is told");
        Assert.Contains(atDesk, m => m.Type == "chat-noted" && m.Data.Contains($":{guest.ChatId},"));
        Assert.DoesNotContain(heard, m => m.Type == "chat-noted");

        Assert.Contains("rather impatient", await agent.GetStringAsync($"{Api}/desk/chats/{guest.ChatId}/notes"));
        foreach (var path in (string[])["", "/messages", "/messages?after=0&limit=500"])
        {
            var body = await visitor.GetStringAsync($"{Api}/chats/{guest.ChatId}{path}");
            Assert.DoesNotContain("impatient", body);
        }

        Assert.Equal([1, 2, 3], (await visitor.GetFromJsonAsync<JsonElement>($"{Api}/chats/{guest.ChatId}/messages")).GetProperty("items").EnumerateArray().Select(m => m.GetProperty("number").GetInt32()));
        await Refused(await visitor.GetAsync($"{Api}/desk/chats/{guest.ChatId}/notes"), HttpStatusCode.Unauthorized);
    }

    [Theory, BothDatabases]
    public async Task The_same_idempotency_key_yields_the_same_chat_and_the_same_message(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        using var visitor = portal.Visitor();
        visitor.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var (first, again) = (await Made(await visitor.PostAsJsonAsync($"{Api}/chats", new { message = "Hello" })), await Made(await visitor.PostAsJsonAsync($"{Api}/chats", new { message = "Hello" })));
        Assert.Equal(first.GetRawText(), again.GetRawText());
        visitor.DefaultRequestHeaders.Remove("Idempotency-Key");
        visitor.DefaultRequestHeaders.Add("Idempotency-Key", "m1");
        visitor.DefaultRequestHeaders.Authorization = new("Bearer", first.GetProperty("secret").GetString());
        var chat = $"{Api}/chats/{first.GetProperty("id").GetInt64()}/messages";
        Assert.Equal((await Made(await visitor.PostAsJsonAsync(chat, new { body = "once" }))).GetRawText(), (await Made(await visitor.PostAsJsonAsync(chat, new { body = "once" }))).GetRawText());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"message": 7}""")]
    [InlineData("""{"message": "a", "email": "x"}""")]
    [InlineData("{")]
    [InlineData("")]
    public async Task A_start_that_cannot_be_read_is_answered_with_400(string body)
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        using var visitor = portal.Visitor();
        await Refused(await visitor.PostAsync($"{Api}/chats", new StringContent(body, new MediaTypeHeaderValue("application/json"))), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_gate_lets_customers_listen_to_their_chat_and_agents_to_the_desk()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (guest, agent, member) = (await portal.StartChat(), await portal.NewMember("lena", Roles.Agent), await portal.NewMember());
        var gate = portal.Get<IEnumerable<IChannelGate>>().OfType<ChatGate>().Single();
        var chat = ChatNews.Chat(guest.ChatId);
        Assert.True(await gate.MayRead(Actor.Visitor, guest.Party.Secret, chat, default));
        Assert.True(await gate.MayRead(agent.Actor, null, chat, default));
        Assert.True(await gate.MayRead(agent.Actor, null, ChatNews.Desk, default));
        Assert.False(await gate.MayRead(Actor.Visitor, null, chat, default));
        Assert.False(await gate.MayRead(member.Actor, null, chat, default));
        Assert.False(await gate.MayRead(member.Actor, null, ChatNews.Desk, default));
        Assert.False(await gate.MayRead(agent.Actor, null, ChatNews.Queue, default));
        Assert.Null(await gate.MayRead(agent.Actor, null, "topic:1", default));
    }

    static HttpClient WithSecret(TestPortal portal, string secret)
    {
        var client = portal.Visitor();
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return client;
    }

    static async Task<HttpClient> Agent(TestPortal portal) => await Cookie(portal, await portal.NewMember("lena", Roles.Agent));

    static async Task<HttpClient> Cookie(TestPortal portal, Member member)
    {
        var client = await portal.SignedIn(member);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    static Task<JsonElement> Made(HttpResponseMessage answer) => Read(answer, HttpStatusCode.Created);

    static Task<JsonElement> Ok(HttpResponseMessage answer) => Read(answer, HttpStatusCode.OK);

    static async Task<string> Refused(HttpResponseMessage answer, HttpStatusCode status) =>
        (await Read(answer, status)).GetProperty("type").GetString()!["/problems/".Length..];

    static async Task<JsonElement> Read(HttpResponseMessage answer, HttpStatusCode status)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} {body}");
        return JsonElement.Parse(body);
    }
}
