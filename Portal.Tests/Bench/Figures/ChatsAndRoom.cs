using Portal.Bench.Http;
using Portal.Bench.Live;
using Portal.Bench.Servers;
using Portal.Bench.Worlds;

namespace Portal.Bench.Figures;

/// <summary>300 chats, each with its customer and its agent, and a room that 2,000 members listen to, all talking at once: how long each message takes to each of those who listen.</summary>
internal sealed class ChatsAndRoom : IFigure
{
    private const int Chats = 300;
    private const int ChatsPerAgent = 50;
    private const int Members = 2_000;
    private static readonly TimeSpan Asked = TimeSpan.FromMilliseconds(150);

    /// <summary>In each chat somebody says something every ten seconds, and in the room every second.</summary>
    private static readonly TimeSpan ChatPace = TimeSpan.FromSeconds(10) / Chats;
    private static readonly TimeSpan RoomPace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public string Name => "crowd";

    /// <inheritdoc/>
    public TimeSpan Limit => TimeSpan.FromMinutes(6);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage, CancellationToken cancel)
    {
        var world = await stage.SmallAsync(cancel);
        var agents = new List<Member>();
        for (var i = 1; i <= Chats / ChatsPerAgent; i++)
        {
            agents.Add(await stage.Worlds.AddMemberAsync(world, $"crowdagent{i}", cancel, role: "agent"));
        }

        var round = await PortalAsync(stage, world, agents, cancel);
        var bare = (await BareAsync(stage, cancel)).At(0.99);
        return [Row($"a message in {Chats} chats", round.Chats), Row($"beside them, one in a room of {Members:N0}", round.Room)];

        Row Row(string what, Histogram times) => new(
            $"{what}, accepted to each who listens told, p99 (median {Units.Milliseconds(times.At(0.5))})", Units.Milliseconds(Asked), Units.Milliseconds(times.At(0.99)),
            $"{Units.Milliseconds(bare)} bare SignalR, {Members:N0} clients", times.At(0.99) / bare, times.At(0.99) <= Asked);
    }

    private static async Task<Round> PortalAsync(Stage stage, World world, IReadOnlyList<Member> agents, CancellationToken cancel)
    {
        await using var server = await stage.ServeAsync(world, cancel);
        using var client = new PortalClient(server.Address);
        var tokens = world.Members.Select(m => m.Token).ToList();
        var (room, ears) = (await client.MakeRoomAsync(tokens[0], "bench-crowd", cancel), new Ears());
        await using var crowd = await HubCrowd.OpenAsync(server.Address, tokens, Members, $"room:{room}", "messageId", id => ears.Room.Seen(id), cancel);
        await using var talks = await Talks.OpenAsync(server.Address, client, agents, Chats, id => ears.Chats.Seen(id), cancel);
        await RoundAsync(TimeSpan.FromSeconds(5)); // what is compiled when it is first used is not what is asked
        return await Undisturbed.MiddleAsync(1, r => r.Room.At(0.99).TotalSeconds, () => RoundAsync(TimeSpan.FromSeconds(stage.Options.Times(30))), cancel);

        async Task<(Round Round, bool Disturbed)> RoundAsync(TimeSpan time)
        {
            (ears.Room, ears.Chats) = (new(Members), new(2));
            var watched = BusyCores.Watch(() => server.ProcessorTime);
            await Task.WhenAll(
                PaceAsync(RoomPace, time, async n => ears.Room.Sent(await client.SayAsync(room, tokens[0], $"Said to everyone, number {n}.", cancel)), cancel),
                PaceAsync(ChatPace, time, async n => ears.Chats.Sent(await talks.SayAsync(n, cancel)), cancel));
            var round = new Round(await ears.Chats.TimesAsync(Patience, cancel), await ears.Room.TimesAsync(Patience, cancel));
            var busy = watched();
            Stage.Say($"  chats p99 {Units.Milliseconds(round.Chats.At(0.99))} of {round.Chats.Count:N0}, room p99 {Units.Milliseconds(round.Room.At(0.99))} of {round.Room.Count:N0}: {busy}");
            return (round, busy.Disturbed);
        }
    }

    /// <summary>The room's load on a bare hub, told to as many clients.</summary>
    private static async Task<Histogram> BareAsync(Stage stage, CancellationToken cancel)
    {
        await using var server = await Stage.YardstickAsync("yardstick-hub", cancel);
        using var client = new PortalClient(server.Address);
        var told = new Deliveries(Members);
        await using var crowd = await HubCrowd.OpenAsync(server.Address, [], Members, "topic:1", "postId", id => told.Seen(id), cancel);
        await RoundAsync(TimeSpan.FromSeconds(5)); // as warm as the portal that it is held against
        return await RoundAsync(TimeSpan.FromSeconds(stage.Options.Times(30)));

        async Task<Histogram> RoundAsync(TimeSpan time)
        {
            told = new(Members);
            await PaceAsync(RoomPace, time, async n => told.Sent(await client.ReplyAsync(1, "none", $"Said to everyone, number {n}.", cancel)), cancel);
            return await told.TimesAsync(Patience, cancel);
        }
    }

    /// <summary>Does something over and over at a pace, whether or not what was begun before has ended: those who talk do not wait for each other.</summary>
    internal static async Task PaceAsync(TimeSpan pace, TimeSpan time, Func<int, Task> act, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(pace);
        var begun = new List<Task>();
        for (var n = 0; n < time / pace && await timer.WaitForNextTickAsync(cancel); n++)
        {
            begun.Add(act(n));
        }

        await Task.WhenAll(begun);
    }

    private sealed record Round(Histogram Chats, Histogram Room);

    /// <summary>Where those who listen report: another pair each round.</summary>
    private sealed class Ears
    {
        public Deliveries Room { get; set; } = new(Members);

        public Deliveries Chats { get; set; } = new(2);
    }
}
