using System.Globalization;
using Portal.Bench.Servers;
using Portal.Bench.Worlds;

namespace Portal.Bench.Figures;

/// <summary>The first, a middle and the last page of topics of 50,000 posts, not cached, beside those of topics of 50.</summary>
internal sealed class LongTopic : IFigure
{
    private const double Asked = 1.3;
    private const int Topics = 2;
    private const int Few = 50;
    private const int Many = 50_000;

    /// <inheritdoc/>
    public string Name => "long-topic";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage, CancellationToken cancel)
    {
        var many = stage.Options.Quick ? Many / 10 : Many;
        var (smallWorld, largeWorld) = (await stage.Worlds.FilledAsync(Topics * Few, 0, cancel, Few), await stage.Worlds.FilledAsync(Topics * many, 0, cancel, many));
        await using var small = await stage.ServeAsync(smallWorld, cancel, ("VisitorCache:Enabled", "false"));
        await using var large = await stage.ServeAsync(largeWorld, cancel, ("VisitorCache:Enabled", "false"));
        return [await Comparison.OfAsync(stage, $"page of a topic of {Few} and of {many:N0} posts, median", Asked, small, large, server => PagesAsync(server, server == small ? Few : many, cancel), cancel)];
    }

    private static async Task<IReadOnlyList<Uri>> PagesAsync(Server server, int posts, CancellationToken cancel)
    {
        using var client = new PortalClient(server.Address);
        return [.. (await client.TopicsAsync(posts, Topics, cancel)).SelectMany(topic => (Uri[])[topic.Page, At(topic.Page, (posts / 2) + 1), At(topic.Page, posts - 24)])];
    }

    private static Uri At(Uri topic, int number) => new($"{topic.AbsoluteUri}/{number.ToString(CultureInfo.InvariantCulture)}");
}
