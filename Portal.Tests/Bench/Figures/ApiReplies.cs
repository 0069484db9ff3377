using System.Globalization;
using Portal.Bench.Http;
using Portal.Bench.Servers;
using Portal.Bench.Worlds;

namespace Portal.Bench.Figures;

/// <summary>Replies accepted through the API from eight writers, each in a topic of its own, beside the bare database inserting the same row.</summary>
internal sealed class ApiReplies : IFigure
{
    private const double Asked = 0.5;
    private const int Rounds = 3;

    /// <inheritdoc/>
    public string Name => "replies";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage, CancellationToken cancel)
    {
        var world = await stage.OwnAsync(Stage.Writers, cancel);
        IReadOnlyList<Topic> topics = [];
        var (replies, inserts) = await Undisturbed.MiddleAsync(Rounds, round => round.Replies.PerSecond / round.Bare, Round, cancel);
        var ratio = replies.PerSecond / inserts;
        var title = $"replies accepted through the API, {stage.Options.Provider}, {Stage.Writers} writers (p99 {Units.Milliseconds(replies.Times.At(0.99))})";
        return [new Row(title, $"{Asked} of bare inserts", Units.PerSecond(replies.PerSecond), Units.PerSecond(inserts), ratio, ratio >= Asked)];

        async Task<((LoadResult Replies, double Bare), bool)> Round()
        {
            var (bare, before) = await BareAsync(stage, world, cancel);
            await using var server = await stage.ServeAsync(world, cancel);
            topics = topics.Count > 0 ? topics : await TopicsAsync(server, cancel);
            var (replies, meanwhile) = await RepliesAsync(stage, world, server, topics, cancel);
            return ((replies, bare), before.Disturbed || meanwhile.Disturbed);
        }
    }

    private static async Task<IReadOnlyList<Topic>> TopicsAsync(Server server, CancellationToken cancel)
    {
        using var client = new PortalClient(server.Address);
        return await client.TopicsAsync(25, Stage.Writers, cancel);
    }

    private static Task<(LoadResult Result, BusyCores Busy)> RepliesAsync(Stage stage, World world, Server server, IReadOnlyList<Topic> topics, CancellationToken cancel)
    {
        var sent = 0;
        var plan = new LoadPlan(server.Address, world.Members.Count, writer =>
        {
            var address = new Uri(server.Address, $"/api/v1/topics/{topics[writer].Id}/posts");
            var body = string.Create(CultureInfo.InvariantCulture, $$"""{"body":"Reply {{Interlocked.Increment(ref sent)}}: the printer works again after the update, thank you. 打印机又好了，谢谢。"}""");
            return RawRequest.Post(address, body, "Authorization: Bearer " + world.Members[writer].Token);
        }) { Expected = 201 };
        return Turns.OneAsync(server, plan, stage.Options.Stretch(8), stage.Options.Stretch(6), cancel);
    }

    /// <summary>The yardstick runs in a process of its own on the server's core, while no portal runs.</summary>
    private static async Task<(double Reached, BusyCores Busy)> BareAsync(Stage stage, World world, CancellationToken cancel)
    {
        var seconds = stage.Options.Stretch(5).TotalSeconds.ToString(CultureInfo.InvariantCulture);
        var (source, scratch) = stage.Databases.Connections(world);
        string[] arguments = ["-c", $"{Tuning.ServerCore}", "dotnet", typeof(Stage).Assembly.Location, "yardstick-inserts", stage.Options.Provider, source, scratch, $"{Stage.Writers}", seconds];
        await using var child = Child.Start("taskset", arguments);
        var watched = BusyCores.WatchHost();
        var printed = await child.FinishAsync(cancel);
        var busy = watched();
        var reached = double.Parse(printed[^1], CultureInfo.InvariantCulture);
        Stage.Say($"  bare inserts: {Units.PerSecond(reached)}; the host took {busy.Others:P0} of a core");
        return (reached, busy);
    }
}
