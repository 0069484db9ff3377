using Portal.Bench.Worlds;

namespace Portal.Bench.Figures;

/// <summary>Topic list and topic page, not cached, when the database holds 100 times the posts.</summary>
internal sealed class Growth : IFigure
{
    private const double Asked = 1.3;

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
            await Comparison.OfAsync(stage, $"topic list, {sizes}, median", Asked, small, large, server => Comparison.Lists(server, "/latest"), cancel),
            await Comparison.OfAsync(stage, $"topic page, {sizes}, median", Asked, small, large, server => Comparison.TopicPagesAsync(server, WorldBuilder.PostsPerTopic, cancel), cancel),
        ];
    }
}
