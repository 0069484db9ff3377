using System.Diagnostics;
using Portal.Bench.Http;
using Portal.Bench.Servers;
using Portal.Bench.Worlds;

namespace Portal.Bench.Figures;

/// <summary>Fifty posts a second, and ten moderators with the watch open: how long until a post stands on the screen of the last of them, all the while.</summary>
internal sealed class WatchingRiver : IFigure
{
    private const int Moderators = 10;
    private const int Posts = 60;
    private const double PostsASecond = 50;
    private static readonly TimeSpan Asked = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public string Name => "watch";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage, CancellationToken cancel)
    {
        var world = await stage.OwnAsync(Stage.Writers, cancel);
        var moderators = new List<Member>();
        for (var i = 1; i <= Moderators; i++)
        {
            moderators.Add(await stage.Worlds.AddMemberAsync(world, $"watcher{i}", cancel, role: "moderator"));
        }

        await using var server = await stage.ServeAsync(world, cancel);
        var (times, pace) = await MeasureAsync(stage, server, world, moderators, cancel);
        await using var bare = await Stage.YardstickAsync("yardstick-hub", cancel);
        var yardstick = (await HubFanOut.MeasureAsync(stage, bare, 1, "none", Moderators, Posts, cancel)).At(0.99);
        var (p99, keepsUp) = (times.At(0.99), pace >= PostsASecond * 0.95);
        var title = $"{PostsASecond:0} posts a second ({pace:0.0} were accepted), {Moderators} moderators with the watch open: post accepted to the last of them showing it, p99 (median {Units.Milliseconds(times.At(0.5))})";
        return [new Row(title, Units.Milliseconds(Asked), Units.Milliseconds(p99), Units.Milliseconds(yardstick) + " bare SignalR, nothing beside it", p99 / yardstick, p99 <= Asked && keepsUp)];
    }

    private static async Task<(Histogram Times, double Pace)> MeasureAsync(Stage stage, Server server, World world, IReadOnlyList<Member> moderators, CancellationToken cancel)
    {
        using var client = new PortalClient(server.Address);
        var topics = await client.TopicsAsync(25, Stage.Writers + 1, cancel);
        var cookies = new List<string?>();
        foreach (var moderator in moderators)
        {
            cookies.Add(await SignIn.CookieAsync(server.Address, moderator, cancel));
        }

        await using var crowd = await CircuitCrowd.OpenAsync(new Uri(server.Address, "/moderation/watch"), cookies, Moderators, cancel);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var begun = Stopwatch.StartNew();
        var accepted = 0;
        var flood = ChatsAndRoom.PaceAsync(TimeSpan.FromSeconds(1 / PostsASecond), TimeSpan.FromMinutes(3), WriteAsync, over.Token);
        await Task.Delay(Warming, cancel);
        var times = await crowd.RepliesAsync(server, topics[^1].Id, world.Members[0].Token, stage.Options.Times(Posts), cancel);
        var pace = accepted / begun.Elapsed.TotalSeconds;
        await over.CancelAsync();
        await flood.ContinueWith(_ => { }, TaskScheduler.Default);
        return (times, pace);

        async Task WriteAsync(int number)
        {
            await client.ReplyAsync(topics[number % Stage.Writers].Id, world.Members[number % Stage.Writers].Token, $"One of many, number {number}.", cancel);
            Interlocked.Increment(ref accepted);
        }
    }
}
