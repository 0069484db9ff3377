using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Portal.Bench.Http;
using Portal.Bench.Servers;
using Portal.Bench.Worlds;
using Portal.Bench.Yardsticks;

namespace Portal.Bench.Figures;

/// <summary>
/// What it costs that a new post is looked at: the reply of a stranger, a hundred words, against 5,000 watched words and with all signs of spam, beside the same reply by an agent, who is not looked at.
/// By turns, so that the one writer of SQLite, for which both wait at times, weighs on both: single slow ones say nothing of looking, the mean of all does.
/// </summary>
internal sealed class ScreenedReply : IFigure
{
    private const int Words = 5_000;
    private const int Replies = 600;
    private const int Warming = 100; // each of both: the lanes behind a reply are warm as well
    private static readonly TimeSpan Asked = TimeSpan.FromMilliseconds(5);

    /// <inheritdoc/>
    public string Name => "screening";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage, CancellationToken cancel)
    {
        var world = await stage.OwnAsync(1, cancel);
        var agent = await stage.Worlds.AddMemberAsync(world, "benchagent", cancel, "agent");
        var admin = await stage.Worlds.AddMemberAsync(world, "benchadmin", cancel, "admin", "read,write,admin");
        await MakeNewcomerAsync(stage, world, cancel);
        await using var server = await stage.ServeAsync(world, cancel);
        using var client = new PortalClient(server.Address);
        var topics = await client.TopicsAsync(25, 2, cancel);
        using var connection = await Connection.OpenAsync(server.Address, cancel);
        await ImportAsync(connection, server, admin, cancel);

        var (looked, bare) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var i = 0; i < stage.Options.Times(Replies) + stage.Options.Times(Warming); i++)
        {
            var (stranger, known) = (await ReplyAsync(connection, server, topics[0], world.Members[0], i, cancel), await ReplyAsync(connection, server, topics[1], agent, i, cancel));
            if (i >= stage.Options.Times(Warming))
            {
                looked.Add(stranger);
                bare.Add(known);
            }
        }

        return [Row("median", Median(looked), Median(bare)), Row("mean", Mean(looked), Mean(bare))];
    }

    private static Row Row(string what, TimeSpan looked, TimeSpan bare) =>
        new($"looking at a stranger's reply of 100 words, {Words:N0} watched words and the signs of spam, {what}", Units.Milliseconds(Asked) + " more", Units.Milliseconds(looked - bare) + " more", Units.Milliseconds(bare) + " not looked at", looked / bare, looked - bare <= Asked);

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

    private static TimeSpan Mean(List<TimeSpan> times) => times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time) / times.Count;

    /// <summary>Whom the operator added is no stranger; one who registered is, until they have looked around.</summary>
    private static async Task MakeNewcomerAsync(Stage stage, World world, CancellationToken cancel)
    {
        await using var connection = BareDatabase.Open(stage.Options.Provider, stage.Databases.Writable(world));
        await using var command = connection.CreateCommand();
        command.CommandText = $"""UPDATE "Accounts" SET "Trust" = 'Newcomer' WHERE "UserName" = '{world.Members[0].Name}'""";
        if (await command.ExecuteNonQueryAsync(cancel) != 1)
        {
            throw new InvalidOperationException("There is no stranger.");
        }
    }

    private static async Task ImportAsync(Connection connection, Server server, Member admin, CancellationToken cancel)
    {
        var text = string.Join('\n', Enumerable.Range(0, Words).Select(i => string.Create(CultureInfo.InvariantCulture, $"hold word {(i % 3 == 0 ? "*" : "")}badword{(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))}{(char)('a' + (i / 676))}{(i % 2 == 0 ? "*" : "")}")));
        await connection.SendAsync(RawRequest.Post(new Uri(server.Address, "/api/v1/admin/words/import"), JsonSerializer.Serialize(new { text }), "Authorization: Bearer " + admin.Token), cancel);
        if (connection.Status != 200)
        {
            throw new InvalidOperationException($"The import of {Words} words answered {connection.Status}.");
        }
    }

    /// <summary>A hundred words that nobody wrote before: what is written again is held, and only looking is measured.</summary>
    private static string Words100(int number)
    {
        var dice = new Random(number);
        return string.Join(' ', Enumerable.Range(0, 100).Select(_ => new string(dice.GetItems<char>("abcdefghijklmnopqrstuvwxyz", dice.Next(3, 9)))));
    }

    private static async Task<TimeSpan> ReplyAsync(Connection connection, Server server, Topic topic, Member by, int number, CancellationToken cancel)
    {
        var body = JsonSerializer.Serialize(new { body = $"Reply {number}: {Words100(number)}. 打印机又好了，谢谢。" });
        var request = RawRequest.Post(new Uri(server.Address, $"/api/v1/topics/{topic.Id}/posts"), body, "Authorization: Bearer " + by.Token);
        var sent = Stopwatch.GetTimestamp();
        await connection.SendAsync(request, cancel);
        var took = Stopwatch.GetElapsedTime(sent);
        return connection.Status == 201 ? took : throw new InvalidOperationException($"A reply answered {connection.Status}.");
    }
}
