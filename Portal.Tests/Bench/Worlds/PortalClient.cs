using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Bench.Live;

namespace Portal.Bench.Worlds;

/// <summary>A topic as the API lists it.</summary>
public sealed record Topic(long Id, int PostCount, Uri Page);

/// <summary>A post as its reader is told of it: its HTML and who wrote it.</summary>
public sealed record PostText(int Number, string Author, string Body, string Html);

/// <summary>The calls of the portal's API that the figures need.</summary>
public sealed class PortalClient(Uri server) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = server };

    /// <summary>At least as many topics as wanted that have just this many posts, and so were not replied to by another figure.</summary>
    public async Task<IReadOnlyList<Topic>> TopicsAsync(int posts, int wanted, CancellationToken cancel)
    {
        var found = new List<Topic>();
        for (string? cursor = ""; cursor is not null && found.Count < wanted;)
        {
            var page = await http.GetFromJsonAsync<JsonElement>($"/api/v1/topics?sort=latest&cursor={Uri.EscapeDataString(cursor)}", cancel);
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(ToTopic).Where(topic => topic.PostCount == posts));
            cursor = page.GetProperty("next").GetString();
        }

        return found.Count >= wanted
            ? found
            : throw new InvalidOperationException($"{found.Count} of {wanted} topics with {posts} posts were found.");
    }

    /// <summary>The first posts of a topic.</summary>
    public async Task<IReadOnlyList<PostText>> PostsAsync(Topic topic, CancellationToken cancel)
    {
        var page = await http.GetFromJsonAsync<JsonElement>($"/api/v1/topics/{topic.Id}/posts?after=0", cancel);
        return [.. page.GetProperty("items").EnumerateArray().Select(ToPost)];
    }

    /// <summary>The ids of the first posts of a topic.</summary>
    public async Task<IReadOnlyList<long>> PostIdsAsync(Topic topic, CancellationToken cancel)
    {
        var page = await http.GetFromJsonAsync<JsonElement>($"/api/v1/topics/{topic.Id}/posts?after=0", cancel);
        return [.. page.GetProperty("items").EnumerateArray().Select(post => post.GetProperty("id").GetInt64())];
    }

    /// <summary>Flags a post as spam, and tells its id and when the acceptance came back.</summary>
    public Task<Accepted> FlagAsync(long post, string token, CancellationToken cancel, string? note = null) => MakeAsync($"posts/{post}/flags", token, new { reason = "spam", note }, "postId", cancel);

    /// <summary>Closes the first case of the queue without an opinion, as a moderator.</summary>
    public async Task IgnoreFirstCaseAsync(string token, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/moderation/queue");
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await http.SendAsync(request, cancel);
        answer.EnsureSuccessStatusCode();
        var first = (await answer.Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("items")[0].GetProperty("id").GetInt64();
        await PostAsync($"moderation/queue/{first}/claim", token, null, cancel);
        await PostAsync($"moderation/queue/{first}/ignore", token, null, cancel);
    }

    /// <summary>Replies, and tells the post's id and when the acceptance came back.</summary>
    public Task<Accepted> ReplyAsync(long topic, string token, string body, CancellationToken cancel) => MakeAsync($"topics/{topic}/posts", token, new { body }, "id", cancel);

    /// <summary>Says something in a room, and tells the message's id and when the acceptance came back.</summary>
    public Task<Accepted> SayAsync(long room, string token, string body, CancellationToken cancel) => MakeAsync($"rooms/{room}/messages", token, new { body }, "id", cancel);

    /// <summary>Makes an open club, whose room everybody may read, and tells that room's id.</summary>
    public async Task<long> MakeRoomAsync(string token, string slug, CancellationToken cancel) =>
        (await MakeAsync("clubs", token, new { slug, name = slug, about = "", visibility = "open" }, "roomId", cancel)).Id;

    /// <summary>Begins a chat as a visitor, and tells the secret that opens it.</summary>
    public async Task<(long Id, string Secret)> StartChatAsync(string message, CancellationToken cancel)
    {
        var (made, _) = await PostAsync("chats", null, new { message }, cancel);
        return (made.GetProperty("id").GetInt64(), made.GetProperty("secret").GetString()!);
    }

    /// <summary>Takes a chat as an agent.</summary>
    public Task TakeChatAsync(long chat, string token, CancellationToken cancel) => PostAsync($"desk/chats/{chat}/claim", token, null, cancel);

    /// <summary>Says something in a chat, and tells the message's id and when the acceptance came back.</summary>
    /// <param name="chat">The chat.</param>
    /// <param name="token">The agent's token, or the customer's secret.</param>
    /// <param name="body">What is said.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<Accepted> ChatAsync(long chat, string token, string body, CancellationToken cancel) => MakeAsync($"chats/{chat}/messages", token, new { body }, "id", cancel);

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<Accepted> MakeAsync(string address, string token, object body, string id, CancellationToken cancel)
    {
        var (made, at) = await PostAsync(address, token, body, cancel);
        return new Accepted(made.GetProperty(id).GetInt64(), at);
    }

    /// <returns>What was answered, and when.</returns>
    private async Task<(JsonElement Answer, long At)> PostAsync(string address, string? token, object? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + address) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        using var answer = await http.SendAsync(request, cancel);
        var at = Stopwatch.GetTimestamp();
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(cancel), at);
    }

    private Topic ToTopic(JsonElement topic) =>
        new(topic.GetProperty("id").GetInt64(), topic.GetProperty("postCount").GetInt32(), new Uri(server, new Uri(server, topic.GetProperty("url").GetString()).AbsolutePath));

    private static PostText ToPost(JsonElement post) => new(
        post.GetProperty("number").GetInt32(),
        post.GetProperty("author").GetProperty("name").GetString() ?? "",
        post.GetProperty("body").GetString() ?? "",
        post.GetProperty("html").GetString() ?? "");
}
