using System.Net;
using System.Text.Json;
using Portal.Bench.Http;
using Portal.Bench.Servers;
using Portal.Bench.Worlds;
using Portal.Bench.Yardsticks;

namespace Portal.Bench.Figures;

/// <summary>A topic page of 25 posts from the output cache, beside a bare Kestrel endpoint with the same bytes.</summary>
internal sealed class CachedPage : IFigure
{
    private const double Asked = 0.7;
    private const int Connections = 16;

    /// <inheritdoc/>
    public string Name => "cached";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage, CancellationToken cancel)
    {
        await using var server = await stage.ServeAsync(await stage.SmallAsync(cancel), cancel);
        using var client = new PortalClient(server.Address);
        var page = (await client.TopicsAsync(25, 1, cancel))[0].Page;
        return
        [
            await OneAsync(stage, server, page, "topic page of 25 posts for a visitor, cached", "Accept-Encoding: identity", cancel),
            await OneAsync(stage, server, page, "the same, compressed as browsers ask", "Accept-Encoding: gzip, deflate, br", cancel),
        ];
    }

    private static async Task<Row> OneAsync(Stage stage, Server server, Uri page, string name, string accept, CancellationToken cancel)
    {
        var file = Path.Combine(stage.Folder, Guid.NewGuid().ToString("N") + ".json");
        var stored = await StoreAsync(page, accept, cancel);
        await File.WriteAllBytesAsync(file, JsonSerializer.SerializeToUtf8Bytes(stored), cancel);
        await using var bare = await Stage.YardstickAsync("yardstick-kestrel", cancel, file);
        var turns = await Turns.RunAsync(stage, [(server, Plan(page)), (bare, Plan(new Uri(bare.Address, page.AbsolutePath)))], reached => reached[0] / reached[1], cancel);
        var ratio = turns[0] / turns[1];
        var label = $"{name} ({Units.Kilobytes(stored.Body.Length)})";
        return new Row(label, $"{Asked} of bare Kestrel", Units.PerSecond(turns[0]), Units.PerSecond(turns[1]), ratio, ratio >= Asked);

        LoadPlan Plan(Uri address)
        {
            var request = RawRequest.Get(address, accept);
            return new LoadPlan(address, Connections, _ => request);
        }
    }

    /// <summary>The response as it comes over the wire, once the cache has it.</summary>
    private static async Task<StoredResponse> StoreAsync(Uri page, string accept, CancellationToken cancel)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, UseCookies = false });
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", accept.Split(": ")[1]);
        using var first = await http.GetAsync(page, cancel);
        using var answer = await http.GetAsync(page, cancel);
        answer.EnsureSuccessStatusCode();
        if (answer.Headers.Age is null)
        {
            Stage.Say("the second answer has no Age: the page is not served from the cache");
        }

        var body = await answer.Content.ReadAsByteArrayAsync(cancel);
        return new StoredResponse(answer.Content.Headers.ContentType!.ToString(), answer.Content.Headers.ContentEncoding.FirstOrDefault(), body);
    }
}
