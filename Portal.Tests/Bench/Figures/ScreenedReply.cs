using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Portal.Bench.Http;
using Portal.Bench.Servers;
using Portal.Bench.Worlds;

namespace Portal.Bench.Figures;

/// <summary>
/// What it costs that a new post is looked at: the reply of a stranger with a link, against 5,000 watched words and with all signs of spam, beside the same reply by an agent, who is not looked at. The slowest of both wait
/// for the one writer of SQLite behind what a reply sets off; what is asked for is what looking costs, so the slowest tenth is left out.
/// </summary>
internal sealed class ScreenedReply : IFigure
{
    private const int Words = 5_000;
    private const int Replies = 300;
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
        await using var server = await stage.ServeAsync(world, cancel);
        using var client = new PortalClient(server.Address);
        var topics = await client.TopicsAsync(25, 2, cancel);
        using var connection = await Connection.OpenAsync(server.Address, cancel);
        await ImportAsync(connection, server, admin, cancel);

        var (looked, bare) = (new Histogram(), new Histogram());
        for (var i = 0; i < stage.Options.Times(Replies) + stage.Options.Times(Warming); i++)
        {
            var (stranger, known) = (await ReplyAsync(connection, server, topics[0], world.Members[0], i, cancel), await ReplyAsync(connection, server, topics[1], agent, i, cancel));
            if (i >= stage.Options.Times(Warming))
            {
                looked.Record(stranger);
                bare.Record(known);
            }
        }

        return [Row("median", looked.At(0.5), bare.At(0.5)), Row("p90", looked.At(0.9), bare.At(0.9))];
    }

    private static Row Row(string what, TimeSpan looked, TimeSpan bare) =>
        new($"looking at a stranger's reply, {Words:N0} watched words and the signs of spam, {what}", Units.Milliseconds(Asked) + " more", Units.Milliseconds(looked - bare) + " more", Units.Milliseconds(bare) + " not looked at", looked / bare, looked - bare <= Asked);

    private static async Task ImportAsync(Connection connection, Server server, Member admin, CancellationToken cancel)
    {
        var text = string.Join('\n', Enumerable.Range(0, Words).Select(i => string.Create(CultureInfo.InvariantCulture, $"hold word {(i % 3 == 0 ? "*" : "")}badword{(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))}{(char)('a' + (i / 676))}{(i % 2 == 0 ? "*" : "")}")));
        await connection.SendAsync(RawRequest.Post(new Uri(server.Address, "/api/v1/admin/words/import"), JsonSerializer.Serialize(new { text }), "Authorization: Bearer " + admin.Token), cancel);
        if (connection.Status != 200)
        {
            throw new InvalidOperationException($"The import of {Words} words answered {connection.Status}.");
        }
    }

    private static async Task<TimeSpan> ReplyAsync(Connection connection, Server server, Topic topic, Member by, int number, CancellationToken cancel)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $$"""{"body":"Reply {{number}}: after the update number {{number * 7919}} the printer of mine works again, as told at https://host{{number}}.example/{{number}}. Thank you all for {{number * 31}} good hints. 打印机又好了，谢谢。"}""");
        var request = RawRequest.Post(new Uri(server.Address, $"/api/v1/topics/{topic.Id}/posts"), body, "Authorization: Bearer " + by.Token);
        var sent = Stopwatch.GetTimestamp();
        await connection.SendAsync(request, cancel);
        var took = Stopwatch.GetElapsedTime(sent);
        return connection.Status == 201 ? took : throw new InvalidOperationException($"A reply answered {connection.Status}.");
    }
}
