using Portal.Bench.Servers;
using Portal.Bench.Worlds;

namespace Portal.Bench.Figures;

/// <summary>From the start of the process to the first page, on a filled database and on an empty one that gets its demo content.</summary>
internal sealed class StartUp : IFigure
{
    private const int Tries = 3;

    /// <inheritdoc/>
    public string Name => "start";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage, CancellationToken cancel)
    {
        var world = await stage.SmallAsync(cancel);
        var bare = await MedianAsync(() => BareKestrel.StartAsync(stage, cancel), cancel);
        var existing = await MedianAsync(() => Server.StartAsync(stage.Portal.Serve(world, "/"), cancel), cancel);
        var empty = await MedianAsync(async () =>
            await Server.StartAsync(stage.Portal.Serve(await stage.Worlds.EmptyAsync(cancel), "/", ("Portal:DemoContent", "true")), cancel), cancel);
        return
        [
            Row("start to first page, existing database", existing, bare, TimeSpan.FromSeconds(3)),
            Row("start to first page, empty database with demo content", empty, bare, TimeSpan.FromSeconds(10)),
        ];
    }

    private static Row Row(string title, TimeSpan measured, TimeSpan bare, TimeSpan asked) =>
        new(title, Units.Seconds(asked), Units.Seconds(measured), Units.Seconds(bare) + " bare Kestrel", measured / bare, measured <= asked);

    private static Task<TimeSpan> MedianAsync(Func<Task<Server>> start, CancellationToken cancel) => Undisturbed.MiddleAsync(Tries, time => time.TotalSeconds, async () =>
    {
        var watched = BusyCores.WatchHost();
        await using var server = await start();
        return (server.StartTime, watched().Disturbed);
    }, cancel);
}
