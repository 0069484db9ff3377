using Portal.Bench.Http;
using Portal.Bench.Live;
using Portal.Bench.Servers;
using Portal.Bench.Worlds;

namespace Portal.Bench.Figures;

/// <summary>From a reply's acceptance until the last of 500 hub clients is told, beside a bare SignalR hub.</summary>
internal sealed class HubFanOut : IFigure
{
    private const int Clients = 500;
    private const int Replies = 100;
    private static readonly TimeSpan Asked = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public string Name => "hub";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage, CancellationToken cancel)
    {
        var world = await stage.SmallAsync(cancel);
        await using var server = await stage.ServeAsync(world, cancel);
        using var client = new PortalClient(server.Address);
        var topic = (await client.TopicsAsync(25, 1, cancel))[0];
        var times = await MeasureAsync(stage, server, topic.Id, world.Members[0].Token, Clients, Replies, cancel);
        await using var bare = await Stage.YardstickAsync("yardstick-hub", cancel);
        var yardstick = await MeasureAsync(stage, bare, 1, "none", Clients, Replies, cancel);
        var (p99, bare99) = (times.At(0.99), yardstick.At(0.99));
        var title = $"reply accepted to last of {Clients} hub clients told, p99 (median {Units.Milliseconds(times.At(0.5))})";
        return [new Row(title, Units.Milliseconds(Asked), Units.Milliseconds(p99), Units.Milliseconds(bare99) + " bare SignalR", p99 / bare99, p99 <= Asked)];
    }

    /// <summary>Replies in a topic that visitors listen to.</summary>
    internal static async Task<Histogram> MeasureAsync(Stage stage, Server server, long topic, string token, int clients, int replies, CancellationToken cancel)
    {
        var tally = new Tally(clients);
        await using var crowd = await HubCrowd.OpenAsync(server.Address, [], clients, $"topic:{topic}", "postId", id => tally.Seen(id), cancel);
        using var client = new PortalClient(server.Address);
        await FanOut.MeasureAsync(5, Reply, tally, cancel);
        return await FanOut.MeasureAsync(stage.Options.Times(replies), Reply, tally, cancel);

        async Task<(object, long)> Reply(int number)
        {
            var accepted = await client.ReplyAsync(topic, token, $"Told to everyone, number {number}.", cancel);
            return (accepted.Id, accepted.At);
        }
    }
}
