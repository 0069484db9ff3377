using System.Diagnostics;
using Portal.Bench.Http;
using Portal.Bench.Worlds;
using Portal.Bench.Yardsticks;

namespace Portal.Bench.Figures;

/// <summary>Search at the API in 100,000 posts, with 200 words that stand in them, English and Chinese, beside a scan of the table.</summary>
internal sealed class SearchTime : IFigure
{
    private const int Words = 200;
    private const int Scans = 10;
    private static readonly TimeSpan AskedMedian = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan AskedP99 = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc/>
    public string Name => "search";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage, CancellationToken cancel)
    {
        var world = await stage.LargeAsync(cancel);
        await using var server = await stage.ServeAsync(world, cancel);
        using var client = new PortalClient(server.Address);
        var words = await Vocabulary.DrawAsync(client, Words, cancel);
        using var connection = await Connection.OpenAsync(server.Address, cancel);
        await PassAsync(connection, server.Address, words, cancel);
        var times = new Histogram();
        for (var pass = 0; pass < stage.Options.Times(4); pass++)
        {
            times.Add(await PassAsync(connection, server.Address, words, cancel));
        }

        var scan = await ScanAsync(stage, world, words, cancel);
        return [Row(world, "median", times.At(0.5), AskedMedian, scan), Row(world, "p99", times.At(0.99), AskedP99, scan)];
    }

    private static Row Row(World world, string what, TimeSpan measured, TimeSpan asked, TimeSpan scan) =>
        new($"search in {world.Posts:N0} posts at the API, {what}", Units.Milliseconds(asked), Units.Milliseconds(measured), Units.Milliseconds(scan) + " table scan", measured / scan, measured <= asked);

    private static async Task<Histogram> PassAsync(Connection connection, Uri server, IReadOnlyList<string> words, CancellationToken cancel)
    {
        var times = new Histogram();
        foreach (var word in words)
        {
            var sent = Stopwatch.GetTimestamp();
            await connection.SendAsync(RawRequest.Get(new Uri(server, "/api/v1/search?q=" + Uri.EscapeDataString(word))), cancel);
            times.Record(Stopwatch.GetElapsedTime(sent));
            if (connection.Status != 200)
            {
                throw new InvalidOperationException($"The search for {word} answered {connection.Status}.");
            }
        }

        return times;
    }

    /// <summary>What it takes without an index: every post looked at, in the database itself.</summary>
    private static async Task<TimeSpan> ScanAsync(Stage stage, World world, IReadOnlyList<string> words, CancellationToken cancel)
    {
        await using var connection = BareDatabase.Open(stage.Options.Provider, stage.Databases.Connections(world).Source);
        var times = new Histogram();
        foreach (var word in words.Take(Scans))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM {BareDatabase.Posts} WHERE \"Body\" LIKE '%{word}%'";
            var begin = Stopwatch.GetTimestamp();
            await command.ExecuteScalarAsync(cancel);
            times.Record(Stopwatch.GetElapsedTime(begin));
        }

        return times.At(0.5);
    }
}
