using System.Text.Json;
using Portal.Bench.Worlds;
using Portal.Bench.Yardsticks;

namespace Portal.Bench.Figures;

/// <summary>A topic written down for the bare Blazor page, so that it shows the same posts at the same length.</summary>
internal static class BareContentFile
{
    private const int LengthOfBarePost = 160;

    /// <summary>Writes the file and gives its name.</summary>
    public static async Task<string> WriteAsync(Stage stage, PortalClient client, Topic topic, CancellationToken cancel)
    {
        using var http = new HttpClient();
        var length = (await http.GetByteArrayAsync(topic.Page, cancel)).Length;
        var posts = await client.PostsAsync(topic, cancel);
        var own = posts.Sum(post => System.Text.Encoding.UTF8.GetByteCount(post.Html) + LengthOfBarePost);
        var file = Path.Combine(stage.Folder, Guid.NewGuid().ToString("N") + ".json");
        var content = new BareContent([.. posts.Take(25)], Math.Max(0, length - own));
        await File.WriteAllBytesAsync(file, JsonSerializer.SerializeToUtf8Bytes(content), cancel);
        return file;
    }
}
