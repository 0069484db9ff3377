using System.Net.Http.Json;
using System.Text.Json;
using Portal.App.Demo;
using Portal.Features.Forum;

namespace Portal.Tests.Browser;

/// <summary>A portal in Development, which has every page, with the demo content and a little more in it: a flag, a waiting chat, an edited post.</summary>
public abstract class SampleWorld(Portals portals, DatabaseProvider provider) : IAsyncLifetime
{
    public TestPortal Portal { get; private set; } = null!;

    public Member Author { get; private set; } = null!;

    public Member Admin { get; private set; } = null!;

    // What no line of a phone has room for, in titles, words, code and tables.
    static readonly string Endless = string.Concat(Enumerable.Repeat("Endless", 20));

    public PostPlace Topic { get; private set; } = null!;

    public long ChatId { get; private set; }

    public long ConversationId { get; private set; }

    public long RoomId { get; private set; }

    public long EventId { get; private set; }

    public long ArticleId { get; private set; }

    public long ClubId { get; private set; }

    public long DrawId { get; private set; }

    public long QuizId { get; private set; }

    public long ContestId { get; private set; }

    public long NewsId { get; private set; }

    public string InvitationSecret { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Portal = await portals.Own(provider, ["environment=Development"]);
        await Portal.Get<DemoContent>().Write(default);
        (Author, Admin) = (await Portal.NewMember("ana"), await Portal.NewMember("ada", Roles.Admin));
        await WriteTopic();
        await StartChat();
        await WriteMessages();
        await WriteRoom();
        await PlanEvent();
        await HoldHour();
        await WriteArticle();
        await WriteNews();
        await Invite();
        await AnnounceGames();
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    async Task WriteTopic()
    {
        Topic = await Portal.StartTopic(Author, tags: "ink");
        var answer = await Portal.Reply(Admin, Topic, "Like **this**:\n\n> empty\n\n1. open it\n\n```\ninkctl --refill\n```\n\n| colour | ml |\n|---|---|\n| blue | 30 |");
        await Portal.Reply(Author, Topic, "谢谢！");
        await Portal.Reply(Author, Topic, $"{Endless} `{Endless}` https://example.com/{Endless}\n\n```\n{Endless}\n```\n\n| {Endless} | ml |\n|---|---|\n| blue | 30 |");
        await Portal.StartTopic(Author, Endless, Endless, TopicKind.Discussion, "a-tag-as-long-as-a-tag-can-be");
        using var author = await Portal.Api(Author);
        await Done(await author.PatchAsJsonAsync($"posts/{Topic.PostId}", new { body = "The bottle is *quite* empty.", reason = "clearer" }));
        await Done(await author.PostAsJsonAsync($"posts/{answer.PostId}/flags", new { reason = "other", note = "See what the queue looks like." }));
    }

    async Task StartChat()
    {
        using var visitor = Portal.Address.Api();
        ChatId = (await Done(await visitor.PostAsJsonAsync("chats", new { name = "Li", message = "Where is my order?" }))).GetProperty("id").GetInt64();
    }

    async Task WriteMessages()
    {
        using var author = await Portal.Api(Author);
        ConversationId = (await Done(await author.PostAsJsonAsync("conversations", new { to = new[] { Admin.Name, "sofia" }, title = Endless[..100], body = $"{Endless} `{Endless}`" }))).GetProperty("id").GetInt64();
        using var admin = await Portal.Api(Admin);
        await Done(await admin.PostAsJsonAsync($"conversations/{ConversationId}/messages", new { body = "| colour | ml |\n|---|---|\n| blue | 30 |\n\n谢谢！" }));
    }

    async Task WriteRoom()
    {
        using var admin = await Portal.Api(Admin);
        RoomId = (await Done(await admin.PostAsJsonAsync("rooms", new { kind = "public", name = Endless[..100], about = Endless }))).GetProperty("id").GetInt64();
        await Done(await admin.PatchAsJsonAsync($"rooms/{RoomId}", new { slowSeconds = 30 }));
        using var author = await Portal.Api(Author);
        var first = (await Done(await author.PostAsJsonAsync($"rooms/{RoomId}/messages", new { body = $"{Endless} `{Endless}`" }))).GetProperty("id").GetInt64();
        await Done(await admin.PostAsJsonAsync($"rooms/{RoomId}/messages", new { body = "| colour | ml |\n|---|---|\n| blue | 30 |\n\n谢谢！", replyTo = first }));
        await Done(await admin.PutAsync($"rooms/{RoomId}/messages/1/reactions/thanks", null));
    }

    async Task PlanEvent()
    {
        using var admin = await Portal.Api(Admin);
        var (starts, ends) = (DateTimeOffset.UtcNow.AddDays(1), DateTimeOffset.UtcNow.AddDays(3));
        EventId = (await Done(await admin.PostAsJsonAsync("events", new { title = Endless, body = $"{Endless} `{Endless}`", startsAt = starts, endsAt = ends, timeZone = "Asia/Taipei", place = Endless, link = $"https://example.com/{Endless}", seats = 3, mostGuests = 2 }))).GetProperty("id").GetInt64();
        using var author = await Portal.Api(Author);
        await Done(await author.PutAsJsonAsync($"events/{EventId}/reply", new { answer = "yes", guests = 2 }));
        await Done(await admin.PutAsJsonAsync($"events/{EventId}/reply", new { answer = "yes" }));
    }

    async Task WriteArticle()
    {
        using var admin = await Portal.Api(Admin);
        ArticleId = (await Done(await admin.PostAsJsonAsync("clubs/latte-art/articles", new { kind = "tutorial", title = Endless[..100], body = $"{Endless} `{Endless}`" }))).GetProperty("item").GetProperty("id").GetInt64();
    }

    async Task WriteNews()
    {
        using var admin = await Portal.Api(Admin);
        NewsId = (await Done(await admin.PostAsJsonAsync("clubs/latte-art/news", new { title = Endless, body = $"{Endless} `{Endless}`\n\n| {Endless} | ml |\n|---|---|\n| blue | 30 |" }))).GetProperty("id").GetInt64();
        await Done(await admin.PostAsJsonAsync("clubs/latte-art/news", new { title = "Not yet", body = "Wait.", at = DateTimeOffset.UtcNow.AddDays(2) }));
    }

    async Task Invite()
    {
        using var author = await Portal.Api(Author);
        await Done(await author.PostAsJsonAsync("clubs", new { slug = "inkmakers", name = Endless[..100], about = Endless, visibility = "hidden" }));
        await Done(await author.PostAsJsonAsync("clubs/inkmakers/invitations", new { name = Admin.Name }));
        InvitationSecret = (await Done(await author.PostAsJsonAsync("clubs/inkmakers/invitations", new { uses = 5 }))).GetProperty("url").GetString()!.Split('/')[^1];
    }

    async Task AnnounceGames()
    {
        using var admin = await Portal.Api(Admin);
        using var author = await Portal.Api(Author);
        ClubId = (await Done(await admin.GetAsync("clubs/latte-art"))).GetProperty("id").GetInt64();
        foreach (var member in (HttpClient[])[admin, author]) Assert.True((await member.PostAsync("clubs/latte-art/join", null)).IsSuccessStatusCode);
        var (closesAt, votesUntil) = (DateTimeOffset.UtcNow.AddDays(3), DateTimeOffset.UtcNow.AddDays(5));
        DrawId = await New("draws", new { clubId = ClubId, title = Endless, body = Endless, closesAt, prizes = new[] { Endless, "a bag" }, hostsEnter = true });
        QuizId = await New("quizzes", new { clubId = ClubId, title = Endless, body = Endless, closesAt, points = 5, questions = new[] { new { text = Endless, choices = new[] { Endless, "no" }, right = 1 } } });
        ContestId = await New("contests", new { clubId = ClubId, title = Endless, body = Endless, closesAt, votesUntil, points = 5 });
        await Done(await admin.PutAsync($"games/{DrawId}/entry", null));
        await Done(await author.PostAsJsonAsync($"games/{ContestId}/entries", new { body = $"{Endless} `{Endless}`" }));

        async Task<long> New(string kind, object body) => (await Done(await admin.PostAsJsonAsync($"games/{kind}", body))).GetProperty("id").GetInt64();
    }

    async Task HoldHour()
    {
        using var admin = await Portal.Api(Admin);
        using var author = await Portal.Api(Author);
        var hour = $"events/{EventId}/hour";
        await Done(await admin.PutAsJsonAsync(hour, new { lateDays = 7 }));
        Assert.True((await admin.PutAsync($"{hour}/guests/{Admin.Name}", null)).IsSuccessStatusCode);
        foreach (var question in (string[])[$"{Endless[..100]} `{Endless[..100]}`", "When does it *open*?", "谁来回答？"]) await Done(await author.PostAsJsonAsync($"{hour}/questions", new { body = question }));
        await Done(await admin.PutAsync($"{hour}/questions/1/vote", null));
        await Done(await admin.PostAsJsonAsync($"{hour}/open", new { }));
        foreach (var number in (int[])[1, 2])
        {
            Assert.True((await admin.PostAsJsonAsync($"{hour}/questions/{number}/pick", new { })).IsSuccessStatusCode);
            await Done(await admin.PostAsJsonAsync($"{hour}/questions/{number}/answers", new { body = $"{Endless}\n\n| colour | ml |\n|---|---|\n| blue | 30 |" }));
        }
    }

    static async Task<JsonElement> Done(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}

/// <inheritdoc/>
public sealed class SampleWorldOnSqlite(Portals portals) : SampleWorld(portals, DatabaseProvider.Sqlite);

/// <inheritdoc/>
public sealed class SampleWorldOnPostgres(Portals portals) : SampleWorld(portals, DatabaseProvider.Postgres);
