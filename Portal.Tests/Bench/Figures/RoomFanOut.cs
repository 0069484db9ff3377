using Portal.Bench.Http;
using Portal.Bench.Live;
using Portal.Bench.Servers;
using Portal.Bench.Worlds;

namespace Portal.Bench.Figures;

/// <summary>From a message's acceptance in a room until the last of 2,000 hub clients of members is told, beside a bare SignalR hub with as many clients.</summary>
internal sealed class RoomFanOut : IFigure
{
    private const int Clients = 2_000;
    private const int Messages = 100;
    private static readonly TimeSpan Asked = TimeSpan.FromMilliseconds(150);

    /// <inheritdoc/>
    public string Name => "rooms";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage, CancellationToken cancel)
    {
        var world = await stage.SmallAsync(cancel);
        await using var server = await stage.ServeAsync(world, cancel);
        var times = await MeasureAsync(stage, server, [.. world.Members.Select(member => member.Token)], cancel);
        await using var bare = await Stage.YardstickAsync("yardstick-hub", cancel);
        var yardstick = await HubFanOut.MeasureAsync(stage, bare, 1, "none", Clients, Messages, cancel);
        var (p99, bare99) = (times.At(0.99), yardstick.At(0.99));
        var title = $"room message accepted to last of {Clients:N0} members' hub clients told, p99 (median {Units.Milliseconds(times.At(0.5))})";
        return [new Row(title, Units.Milliseconds(Asked), Units.Milliseconds(p99), Units.Milliseconds(bare99) + " bare SignalR", p99 / bare99, p99 <= Asked)];
    }

    /// <summary>One member speaks in the room of an open club, and all listen with clients that are signed in.</summary>
    private static async Task<Histogram> MeasureAsync(Stage stage, Server server, IReadOnlyList<string> tokens, CancellationToken cancel)
    {
        using var client = new PortalClient(server.Address);
        var (room, tally) = (await client.MakeRoomAsync(tokens[0], "bench-room", cancel), new Tally(Clients));
        await using var crowd = await HubCrowd.OpenAsync(server.Address, tokens, Clients, $"room:{room}", "messageId", id => tally.Seen(id), cancel);
        await FanOut.MeasureAsync(5, Say, tally, cancel);
        return await FanOut.MeasureAsync(stage.Options.Times(Messages), Say, tally, cancel);

        async Task<(object, long)> Say(int number)
        {
            var accepted = await client.SayAsync(room, tokens[0], $"Said to everyone, number {number}.", cancel);
            return (accepted.Id, accepted.At);
        }
    }
}
