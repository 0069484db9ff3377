using System.Text.Json;
using Portal.Bench.Worlds;

namespace Portal.Bench.Yardsticks;

/// <summary>A bare Blazor page of the same posts: as plain HTML at /page, as a live circuit at /t/1, with posts to it at the portal's own address.</summary>
internal static class BlazorYardstick
{
    /// <summary>Serves both pages until stopped.</summary>
    public static async Task RunAsync(string file, CancellationToken cancel)
    {
        var content = JsonSerializer.Deserialize<BareContent>(await File.ReadAllBytesAsync(file, cancel))!;
        await using var app = YardstickHost.Build(services => services.AddSingleton(new BareTopic(content)).AddRazorComponents().AddInteractiveServerComponents());
        app.UseAntiforgery();
        app.MapRazorComponents<BareApp>().AddInteractiveServerRenderMode();
        app.MapPost("/api/v1/topics/1/posts", (BareReply reply, BareTopic topic) => Results.Created((string?)null, new { id = topic.Add(reply.Body) }));
        await app.RunAsync(cancel);
    }

    private sealed record BareReply(string Body);
}

/// <summary>What the bare page shows, and how many letters it adds to be as long as the portal's.</summary>
public sealed record BareContent(IReadOnlyList<PostText> Posts, int Padding);

/// <summary>The topic of the bare page, in memory, with the simplest possible news.</summary>
public sealed class BareTopic(BareContent content)
{
    private readonly Lock gate = new();
    private IReadOnlyList<PostText> posts = content.Posts;

    /// <summary>Raised after a post was added, on the thread of who added it.</summary>
    public event Action? Changed;

    /// <summary>Every post, in order.</summary>
    public IReadOnlyList<PostText> Posts => posts;

    /// <summary>Letters that make the page as long as the portal's.</summary>
    public string Padding { get; } = new('.', content.Padding);

    /// <summary>Adds a post and tells everyone; answers its number.</summary>
    public int Add(string body)
    {
        lock (gate)
        {
            posts = [.. posts, new PostText(posts.Count + 1, "bare", body, $"<p>{body}</p>")];
        }

        Changed?.Invoke();
        return posts.Count;
    }
}
