using Portal.Bench.Http;
using Portal.Bench.Servers;
using Portal.Bench.Worlds;

namespace Portal.Bench.Figures;

/// <summary>The same pages of a small and a large portal, by turns: how many times as long the large one takes.</summary>
internal static class Comparison
{
    private const int Pages = 20;
    private const int Rounds = 5;

    /// <summary>Pages at the same addresses on every portal.</summary>
    public static Task<IReadOnlyList<Uri>> Lists(Server server, params string[] paths) => Task.FromResult<IReadOnlyList<Uri>>([.. paths.Select(path => new Uri(server.Address, path))]);

    /// <summary>Pages of topics with so many posts, by their addresses.</summary>
    public static async Task<IReadOnlyList<Uri>> TopicPagesAsync(Server server, int posts, CancellationToken cancel)
    {
        using var client = new PortalClient(server.Address);
        return [.. (await client.TopicsAsync(posts, Pages, cancel)).Take(Pages).Select(topic => topic.Page)];
    }

    /// <summary>One request at a time, by turns on both servers.</summary>
    public static async Task<Row> OfAsync(
        Stage stage, string title, double asked, Server small, Server large, Func<Server, Task<IReadOnlyList<Uri>>> pages, CancellationToken cancel)
    {
        var (few, many) = (new Histogram(), new Histogram());
        var (fewPages, manyPages) = (await pages(small), await pages(large));
        for (var round = 0; round <= Rounds; round++)
        {
            var (one, other) = (await OneAsync(stage, fewPages, cancel), await OneAsync(stage, manyPages, cancel));
            if (round > 0)
            {
                few.Add(one);
                many.Add(other);
            }
        }

        var (measured, yardstick) = (many.At(0.5), few.At(0.5));
        return new Row(title, $"at most {asked} times", Units.Milliseconds(measured), Units.Milliseconds(yardstick), measured / yardstick, measured / yardstick <= asked);
    }

    private static async Task<Histogram> OneAsync(Stage stage, IReadOnlyList<Uri> pages, CancellationToken cancel)
    {
        var requests = pages.Select(page => RawRequest.Get(page)).ToList();
        var next = 0;
        var plan = new LoadPlan(pages[0], 1, _ => requests[next++ % requests.Count]);
        var result = await Load.RunAsync(plan, TimeSpan.Zero, stage.Options.Stretch(1.5), cancel);
        return result.Failures.Count == 0 ? result.Times : throw new InvalidOperationException($"{pages[0]} answered {result.Failures.Keys.First()}.");
    }
}
