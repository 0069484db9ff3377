using System.Diagnostics;
using Portal.Bench.Http;
using Portal.Bench.Servers;
using Portal.Bench.Worlds;

namespace Portal.Bench.Figures;

/// <summary>Lists, topic pages and search pages at a million posts in 50,000 topics, beside the same at 10,000. Filling takes minutes: only by its name.</summary>
internal sealed class Million : IFigure
{
    private const int PostsPerTopic = 20;
    private const int Many = 1_000_000;
    private const int Few = 10_000;
    private const int Words = 60;
    private static readonly TimeSpan AskedOfSearch = TimeSpan.FromMilliseconds(100);
    private static readonly string[] Composed = ["/latest?tag=tag-01&kind=question", "/latest?tag=tag-01&tag=tag-08&state=unsolved", "/top?period=week", "/top?period=month&kind=idea", "/new?kind=idea&period=year", "/solved", "/unanswered"];

    /// <inheritdoc/>
    public string Name => "million";

    /// <inheritdoc/>
    public bool WhenNamedOnly => true;

    /// <inheritdoc/>
    public TimeSpan Limit => TimeSpan.FromMinutes(12);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage, CancellationToken cancel)
    {
        var (few, many) = (Few, stage.Options.Quick ? Many / 10 : Many);
        var smallWorld = await stage.Worlds.FilledAsync(few, 0, cancel, PostsPerTopic);
        Stage.Say($"filling a world with {many:N0} posts");
        var largeWorld = await stage.Worlds.FilledAsync(many, 0, cancel, PostsPerTopic);
        await using var small = await stage.ServeAsync(smallWorld, cancel, ("VisitorCache:Enabled", "false"));
        await using var large = await stage.ServeAsync(largeWorld, cancel, ("VisitorCache:Enabled", "false"));
        var sizes = $"{few:N0} and {many:N0} posts";
        return
        [
            await Comparison.OfAsync(stage, $"topic list, {sizes}, median", 1.5, small, large, server => Comparison.Lists(server, "/latest"), cancel),
            await Comparison.OfAsync(stage, $"topic page, {sizes}, median", 1.5, small, large, server => Comparison.TopicPagesAsync(server, PostsPerTopic, cancel), cancel),
            await Comparison.OfAsync(stage, $"narrowed lists, {sizes}, median", 1.3, small, large, server => Comparison.Lists(server, Composed), cancel),
            .. await SearchAsync(small, large, many, cancel),
        ];
    }

    private static async Task<IReadOnlyList<Row>> SearchAsync(Server small, Server large, int posts, CancellationToken cancel)
    {
        var (few, many) = (await SearchAsync(small, cancel), await SearchAsync(large, cancel));
        return [Row("median", 0.5), Row("p99", 0.99)];

        Row Row(string what, double part) => new(
            $"search page in {posts:N0} posts, {what}", Units.Milliseconds(AskedOfSearch), Units.Milliseconds(many.At(part)), Units.Milliseconds(few.At(part)), many.At(part) / few.At(part), many.At(part) <= AskedOfSearch);
    }

    /// <summary>Words, pairs of words, phrases and operators, of words that stand in the posts.</summary>
    private static async Task<Histogram> SearchAsync(Server server, CancellationToken cancel)
    {
        using var client = new PortalClient(server.Address);
        var words = await Vocabulary.DrawAsync(client, Words, cancel, PostsPerTopic);
        var asked = words.SelectMany((word, i) => (string[])[word, $"{word} {words[(i + 7) % words.Count]}", $"\"{word} {words[(i + 1) % words.Count]}\"", $"{word} by:author{(i % 50) + 1:00} tag:tag-{(i % 40) + 1:00}", $"in:title {word} after:2020"]);
        using var connection = await Connection.OpenAsync(server.Address, cancel);
        var times = new Histogram();
        foreach (var (text, first) in asked.Take(20).Select(text => (text, true)).Concat(asked.Select(text => (text, false))))
        {
            var sent = Stopwatch.GetTimestamp();
            await connection.SendAsync(RawRequest.Get(new Uri(server.Address, "/search?q=" + Uri.EscapeDataString(text))), cancel);
            if (!first)
            {
                times.Record(Stopwatch.GetElapsedTime(sent));
            }

            if (connection.Status != 200)
            {
                throw new InvalidOperationException($"The search for {text} answered {connection.Status}.");
            }
        }

        return times;
    }
}
