using Portal.Bench.Circuits;
using Portal.Bench.Http;
using Portal.Bench.Live;
using Portal.Bench.Servers;
using Portal.Bench.Worlds;

namespace Portal.Bench.Figures;

/// <summary>200 members with a topic open: how long until the last of them sees a reply, and what each costs in memory.</summary>
internal sealed class OpenCircuits : IFigure
{
    private const int Circuits = 200;
    private const int Rounds = 3;

    /// <summary>A page holds 25 posts; what is written after its last stands below, up to another page of it.</summary>
    private const int RepliesPerTopic = 24;
    private const double AskedKilobytes = 400;
    private static readonly TimeSpan Asked = TimeSpan.FromMilliseconds(300);

    /// <summary>What opening them took is garbage a moment later; a member reads for minutes.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(8);

    /// <inheritdoc/>
    public string Name => "circuits";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage, CancellationToken cancel)
    {
        var world = await stage.SmallAsync(cancel);
        await using var server = await stage.ServeAsync(world, cancel);
        using var client = new PortalClient(server.Address);
        var topics = await client.TopicsAsync(25, Rounds * Undisturbed.Patience, cancel);
        var cookies = new List<string?>();
        foreach (var member in world.Members)
        {
            cookies.Add(await SignIn.CookieAsync(server.Address, member, cancel));
        }

        var file = await BareContentFile.WriteAsync(stage, client, topics[0], cancel);
        var measured = await MeasureAsync(server, topics, cookies, world.Members[0].Token, cancel);
        await using var bare = await Stage.YardstickAsync("yardstick-blazor", cancel, file);
        var yardstick = await MeasureAsync(bare, [new Topic(1, 25, new Uri(bare.Address, "/t/1"))], [null], "none", cancel);
        return [Time(measured.First, measured.Times, yardstick.Times), Memory(measured.Bytes, yardstick.Bytes)];
    }

    private static Row Time(TimeSpan first, Histogram times, Histogram yardstick)
    {
        var (p99, bare) = (times.At(0.99), yardstick.At(0.99));
        var title = $"and to the last of {Circuits} open circuits showing it, p99 (median {Units.Milliseconds(times.At(0.5))}; the very first after a start {Units.Milliseconds(first)})";
        return new Row(title, Units.Milliseconds(Asked), Units.Milliseconds(p99), Units.Milliseconds(bare) + " bare Blazor", p99 / bare, p99 <= Asked);
    }

    private static Row Memory(double bytes, double yardstick) => new(
        "memory per member with a topic open (RSS)", $"{AskedKilobytes} KB", Units.Kilobytes(bytes), Units.Kilobytes(yardstick) + " bare Blazor", bytes / yardstick, bytes <= AskedKilobytes * 1024);

    /// <returns>The first reply apart: it waits until the database's queries are compiled, which happens once in the life of a process.</returns>
    private static async Task<(TimeSpan First, Histogram Times, double Bytes)> MeasureAsync(
        Server server, IReadOnlyList<Topic> topics, IReadOnlyList<string?> cookies, string token, CancellationToken cancel)
    {
        await using (await CircuitCrowd.OpenAsync(topics[0].Page, cookies, 20, cancel))
        {
            Stage.Say("  warmed up with 20 circuits");
        }

        var (first, bytes, turn) = ((TimeSpan?)null, 0d, 0);
        var times = await Undisturbed.MiddleAsync(Rounds, round => round.At(0.99).TotalMilliseconds, Round, cancel);
        return (first ?? TimeSpan.Zero, times, bytes);

        async Task<(Histogram, bool)> Round()
        {
            var topic = topics[turn++ % topics.Count];
            await Task.Delay(TimeSpan.FromSeconds(3), cancel);
            var before = server.ResidentBytes;
            await using var crowd = await CircuitCrowd.OpenAsync(topic.Page, cookies, Circuits, cancel);
            await Task.Delay(Quiet, cancel);
            bytes = Math.Max(bytes, (double)(server.ResidentBytes - before) / Circuits);
            first ??= (await crowd.RepliesAsync(server, topic.Id, token, 1, cancel)).At(1);
            var watched = BusyCores.Watch(() => server.ProcessorTime);
            var seen = await crowd.RepliesAsync(server, topic.Id, token, RepliesPerTopic - 1, cancel);
            var busy = watched();
            Stage.Say($"  {Circuits} circuits open: {Units.Megabytes(before)} -> {Units.Megabytes(server.ResidentBytes)}, {Units.Kilobytes(crowd.BytesReceived / Circuits)} sent to each; p99 {Units.Milliseconds(seen.At(0.99))}; {busy}");
            return (seen, busy.Disturbed);
        }
    }
}
