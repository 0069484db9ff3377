using Portal.Bench.Http;
using Portal.Bench.Servers;
using Portal.Bench.Worlds;

namespace Portal.Bench.Figures;

/// <summary>Topic list and topic page, not cached, when the database holds 100 times the posts.</summary>
internal sealed class Growth : IFigure
{
    private const double Asked = 1.3;
    private const int Pages = 20;
    private const int Rounds = 5;

    /// <inheritdoc/>
    public string Name => "growth";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage, CancellationToken cancel)
    {
        var (smallWorld, largeWorld) = (await stage.SmallAsync(cancel), await stage.LargeAsync(cancel));
        await using var small = await stage.ServeAsync(smallWorld, cancel, ("VisitorCache:Enabled", "false"));
        await using var large = await stage.ServeAsync(largeWorld, cancel, ("VisitorCache:Enabled", "false"));
        var sizes = $"{smallWorld.Posts:N0} and {largeWorld.Posts:N0} posts";
        return
        [
            await CompareAsync(stage, $"topic list, {sizes}, median", small, large, server => Task.FromResult<IReadOnlyList<Uri>>([new Uri(server.Address, "/latest")]), cancel),
            await CompareAsync(stage, $"topic page, {sizes}, median", small, large, server => TopicPagesAsync(server, cancel), cancel),
        ];
    }

    private static async Task<IReadOnlyList<Uri>> TopicPagesAsync(Server server, CancellationToken cancel)
    {
        using var client = new PortalClient(server.Address);
        return [.. (await client.TopicsAsync(25, Pages, cancel)).Take(Pages).Select(topic => topic.Page)];
    }

    /// <summary>One request at a time, by turns on both servers.</summary>
    private static async Task<Row> CompareAsync(
        Stage stage, string title, Server small, Server large, Func<Server, Task<IReadOnlyList<Uri>>> pages, CancellationToken cancel)
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
        return new Row(title, $"at most {Asked} times", Units.Milliseconds(measured), Units.Milliseconds(yardstick), measured / yardstick, measured / yardstick <= Asked);
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
