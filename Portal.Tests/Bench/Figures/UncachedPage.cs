using System.Text.Json;
using Portal.Bench.Http;
using Portal.Bench.Worlds;
using Portal.Bench.Yardsticks;

namespace Portal.Bench.Figures;

/// <summary>The same topic page made anew for every request, beside a bare Razor page of the same length.</summary>
internal sealed class UncachedPage : IFigure
{
    private const double Asked = 300;
    private const int Connections = 16;

    /// <inheritdoc/>
    public string Name => "uncached";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage, CancellationToken cancel)
    {
        await using var server = await stage.ServeAsync(await stage.SmallAsync(cancel), cancel, ("VisitorCache:Enabled", "false"));
        using var client = new PortalClient(server.Address);
        var topic = (await client.TopicsAsync(25, 1, cancel))[0];
        var file = await BareContentFile.WriteAsync(stage, client, topic, cancel);
        await using var bare = await Stage.YardstickAsync("yardstick-blazor", cancel, file);
        var turns = await Turns.RunAsync(stage, [(server, Plan(topic.Page)), (bare, Plan(new Uri(bare.Address, "/page")))], reached => reached[0], cancel);
        var (measured, yardstick) = (turns[0], turns[1]);
        return [new Row("the same, not cached", "300/s", Units.PerSecond(measured), Units.PerSecond(yardstick) + " bare Razor page", measured / yardstick, measured >= Asked)];
    }

    private static LoadPlan Plan(Uri address)
    {
        var request = RawRequest.Get(address);
        return new LoadPlan(address, Connections, _ => request);
    }
}
