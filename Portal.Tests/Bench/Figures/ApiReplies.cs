using System.Globalization;
using Portal.Bench.Http;
using Portal.Bench.Servers;
using Portal.Bench.Worlds;

namespace Portal.Bench.Figures;

/// <summary>Replies accepted through the API from eight writers, each in a topic of its own, beside the bare database inserting the same row.</summary>
internal sealed class ApiReplies : IFigure
{
    private const double Asked = 0.5;

    /// <inheritdoc/>
    public string Name => "replies";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage, CancellationToken cancel)
    {
        var world = await stage.SmallAsync(cancel);
        var before = await BareAsync(stage, world, cancel);
        var replies = await RepliesAsync(stage, world, cancel);
        var bare = (before + await BareAsync(stage, world, cancel)) / 2;
        var ratio = replies.PerSecond / bare;
        var title = $"replies accepted through the API, {stage.Options.Provider}, {world.Members.Count} writers (p99 {Units.Milliseconds(replies.Times.At(0.99))})";
        return [new Row(title, $"{Asked} of bare inserts", Units.PerSecond(replies.PerSecond), Units.PerSecond(bare), ratio, ratio >= Asked)];
    }

    private static async Task<LoadResult> RepliesAsync(Stage stage, World world, CancellationToken cancel)
    {
        await using var server = await stage.ServeAsync(world, cancel);
        using var client = new PortalClient(server.Address);
        var topics = await client.TopicsAsync(25, world.Members.Count, cancel);
        var sent = 0;
        var plan = new LoadPlan(server.Address, world.Members.Count, writer =>
        {
            var address = new Uri(server.Address, $"/api/v1/topics/{topics[writer].Id}/posts");
            var body = string.Create(CultureInfo.InvariantCulture, $$"""{"body":"Reply {{Interlocked.Increment(ref sent)}}: the printer works again after the update, thank you. 打印机又好了，谢谢。"}""");
            return RawRequest.Post(address, body, "Authorization: Bearer " + world.Members[writer].Token);
        }) { Expected = 201 };
        return await Turns.OneAsync(server, plan, stage.Options.Stretch(5), stage.Options.Stretch(8), cancel);
    }

    /// <summary>The yardstick runs in a process of its own on the server's core, while no portal runs; the disk wavers, so it runs before and after.</summary>
    private static async Task<double> BareAsync(Stage stage, World world, CancellationToken cancel)
    {
        var seconds = stage.Options.Stretch(4).TotalSeconds.ToString(CultureInfo.InvariantCulture);
        var (source, scratch) = stage.Databases.Connections(world);
        string[] arguments = ["-c", $"{Tuning.ServerCore}", "dotnet", typeof(Stage).Assembly.Location, "yardstick-inserts", stage.Options.Provider, source, scratch, $"{world.Members.Count}", seconds];
        await using var child = Child.Start("taskset", arguments);
        var printed = await child.FinishAsync(cancel);
        var reached = double.Parse(printed[^1], CultureInfo.InvariantCulture);
        Stage.Say($"  bare inserts: {Units.PerSecond(reached)}");
        return reached;
    }
}
