using System.Diagnostics;
using Portal.Bench.Http;
using Portal.Bench.Servers;
using Portal.Bench.Worlds;
using Portal.Bench.Yardsticks;

namespace Portal.Bench.Figures;

/// <summary>
/// With 100,000 decided and 2,000 open cases: from a flag's acceptance until the last of ten moderators with the queue open sees it, beside a bare SignalR hub; and the queue's page, and its list at the API, beside
/// the same with a hundred cases.
/// </summary>
internal sealed class ModerationQueue : IFigure
{
    private const int Posts = 4_000;
    private const int Moderators = 10;
    private const int Flags = 100;
    private const int Warming = 40; // a server that has just started still compiles what it does, on the one core that it has here
    private const int WarmingPasses = 15;
    private const int Passes = 50;
    private const int Opened = 10;
    private const int Open = 2_000;
    private const int Decided = 100_000;
    private const int Places = 40;
    private static readonly TimeSpan AskedOfFlag = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan AskedOfQueue = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(300);
    private static readonly string[] Pages = ["", "?state=closed", "?kind=flag&owner=nobody", "?reason=spam"];
    private static readonly string[] Lists = ["", "?state=closed", "?kind=flag&owner=0", "?reason=spam", "?state=closed&kind=flag"];

    /// <inheritdoc/>
    public string Name => "moderation";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage, CancellationToken cancel)
    {
        var world = await stage.Worlds.FilledAsync(Posts, 1, cancel);
        var moderator = await stage.Worlds.AddMemberAsync(world, "moderator", cancel, "moderator", "read,write,moderate");
        var few = await BeforeAsync(stage, world, moderator, cancel);
        await using var bare = await Stage.YardstickAsync("yardstick-hub", cancel);
        var hub = await HubFanOut.MeasureAsync(stage, bare, 1, "none", Moderators, Flags, cancel);
        await FillAsync(stage, world, cancel);
        await using var server = await stage.ServeAsync(world, cancel);
        var cookie = await SignIn.CookieAsync(server.Address, moderator, cancel);
        var many = await ListsAsync(stage, server, moderator, cookie, cancel);
        var circuit = await CircuitsAsync(server, cookie, cancel);
        var flags = await FlagsAsync(stage, server, world, moderator, cookie, cancel);
        var (flag99, hub99) = (flags.At(0.99), hub.At(0.99));
        return
        [
            new($"flag accepted to last of {Moderators} open queues showing it, {Open:N0} open cases, p99 (median {Units.Milliseconds(flags.At(0.5))})", Units.Milliseconds(AskedOfFlag), Units.Milliseconds(flag99), Units.Milliseconds(hub99) + " bare SignalR", flag99 / hub99, flag99 <= AskedOfFlag),
            Queue($"the queue's page with {Decided:N0} decided and {Open:N0} open cases (until its circuit stands, too: {Units.Milliseconds(circuit.At(0.5))})", many.Pages, few.Pages),
            Queue("the same list at the API", many.Lists, few.Lists),
        ];
    }

    private static Row Queue(string title, Histogram many, Histogram few)
    {
        var (many99, few99) = (many.At(0.99), few.At(0.99));
        return new($"{title}, p99 (median {Units.Milliseconds(many.At(0.5))})", Units.Milliseconds(AskedOfQueue), Units.Milliseconds(many99), Units.Milliseconds(few99) + $" with {Flags}", many99 / few99, many99 <= AskedOfQueue);
    }

    /// <summary>Page and list with a hundred cases.</summary>
    private static async Task<(Histogram Pages, Histogram Lists)> BeforeAsync(Stage stage, World world, Member moderator, CancellationToken cancel)
    {
        await using var server = await stage.ServeAsync(world, cancel);
        using var client = new PortalClient(server.Address);
        foreach (var post in (await PostsAsync(client, Flags * 2, cancel)).Take(Flags))
        {
            await client.FlagAsync(post, world.Members[0].Token, cancel);
        }

        return await ListsAsync(stage, server, moderator, await SignIn.CookieAsync(server.Address, moderator, cancel), cancel);
    }

    /// <summary>Each flag stands above all that was there before, and is decided before the next one, so that this comes to the first place as well.</summary>
    private static async Task<Histogram> FlagsAsync(Stage stage, Server server, World world, Member moderator, string cookie, CancellationToken cancel)
    {
        using var client = new PortalClient(server.Address);
        var posts = (await PostsAsync(client, Flags * 2 + Warming, cancel)).Skip(Flags).ToList();
        await using var crowd = await CircuitCrowd.OpenAsync(new Uri(server.Address, "/moderation"), [cookie], Moderators, cancel);
        var at = 0;
        await crowd.SeenAsync(Warming, FlagAsync, cancel);
        return await crowd.SeenAsync(stage.Options.Times(Flags), FlagAsync, cancel);

        async Task<long> FlagAsync(int _, string text)
        {
            if (at > 0)
            {
                await client.IgnoreFirstCaseAsync(moderator.Token, cancel);
                await Task.Delay(Breath, cancel);
            }

            return (await client.FlagAsync(posts[at++], world.Members[0].Token, cancel, text)).At;
        }
    }

    private static async Task<IReadOnlyList<long>> PostsAsync(PortalClient client, int count, CancellationToken cancel)
    {
        var posts = new List<long>();
        foreach (var topic in await client.TopicsAsync(WorldBuilder.PostsPerTopic, (count / WorldBuilder.PostsPerTopic) + 1, cancel))
        {
            posts.AddRange(await client.PostIdsAsync(topic, cancel));
        }

        return posts;
    }

    /// <summary>Fetches the page and opens its circuit, as a moderator does who comes.</summary>
    private static async Task<Histogram> CircuitsAsync(Server server, string cookie, CancellationToken cancel)
    {
        var times = new Histogram();
        for (var i = -1; i < Opened; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await using var one = await CircuitCrowd.OpenAsync(new Uri(server.Address, "/moderation"), [cookie], 1, cancel);
            if (i >= 0)
            {
                times.Record(Stopwatch.GetElapsedTime(begun));
            }
        }

        return times;
    }

    private static async Task<(Histogram Pages, Histogram Lists)> ListsAsync(Stage stage, Server server, Member moderator, string cookie, CancellationToken cancel) =>
        (await GetAsync(stage, server, Pages.Select(p => "/moderation" + p), ["Cookie: " + cookie, "Accept: text/html"], cancel),
        await GetAsync(stage, server, Lists.Select(l => "/api/v1/moderation/queue" + l), ["Authorization: Bearer " + moderator.Token], cancel));

    private static async Task<Histogram> GetAsync(Stage stage, Server server, IEnumerable<string> addresses, string[] headers, CancellationToken cancel)
    {
        using var connection = await Connection.OpenAsync(server.Address, cancel);
        var (times, all) = (new Histogram(), addresses.ToList());
        for (var pass = -WarmingPasses; pass < stage.Options.Times(Passes); pass++)
        {
            foreach (var address in all)
            {
                var sent = Stopwatch.GetTimestamp();
                await connection.SendAsync(RawRequest.Get(new Uri(server.Address, address), headers), cancel);
                if (connection.Status != 200)
                {
                    throw new InvalidOperationException($"{address} answered {connection.Status}.");
                }

                if (pass >= 0)
                {
                    times.Record(Stopwatch.GetElapsedTime(sent));
                }
            }
        }

        return times;
    }

    /// <summary>
    /// Cases as deeds would make them, each with its flag, its evidence, its history and its decision, at as many places as a large portal has; written in the database itself, as by deeds it would take an hour.
    /// They weigh less than one flag, so that what is flagged then comes first.
    /// </summary>
    private static async Task FillAsync(Stage stage, World world, CancellationToken cancel)
    {
        await using var connection = BareDatabase.Open(stage.Options.Provider, stage.Databases.Writable(world));
        foreach (var statement in (string[])
        [
            """UPDATE "Cases" SET "Weight" = 0""",
            Cases(Decided, "'Closed'", "p.\"CreatedAt\"", "'hidden'"),
            Cases(Open, "'Open'", "NULL", "NULL"),
            """INSERT INTO "Evidence" ("CaseId", "At", "AuthorId", "Title", "Html", "Stamp") SELECT c."Id", c."OpenedAt", p."AuthorId", 'A topic', p."Html", '' FROM "Posts" p JOIN "Cases" c ON c."Subject" = 'post:' || p."Id" WHERE NOT EXISTS (SELECT 1 FROM "Evidence" e WHERE e."CaseId" = c."Id")""",
            """INSERT INTO "Flags" ("CaseId", "Subject", "ReporterId", "Reason", "At", "EvidenceId", "Weight", "ReporterRight", "ReporterDecided", "ByNewcomer") SELECT c."Id", c."Subject", (SELECT min("Id") FROM "Accounts"), 'spam', c."OpenedAt", e."Id", 2, 0, 0, FALSE FROM "Cases" c JOIN "Evidence" e ON e."CaseId" = c."Id" WHERE NOT EXISTS (SELECT 1 FROM "Flags" f WHERE f."CaseId" = c."Id")""",
            """INSERT INTO "CaseEvents" ("CaseId", "At", "What") SELECT c."Id", c."OpenedAt", 'Opened' FROM "Cases" c""",
            """INSERT INTO "CaseDecisions" ("CaseId", "At", "Outcome", "Reason", "Stamp", "WasHidden") SELECT c."Id", c."OpenedAt", 'Hidden', 'Spam', '', FALSE FROM "Cases" c WHERE c."State" = 'Closed'""",
        ])
        {
            await using var command = connection.CreateCommand();
            (command.CommandText, command.CommandTimeout) = (statement, 120);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static string Cases(int count, string state, string closed, string outcome) =>
        $"""
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}),
        p AS (SELECT "Id", "CreatedAt", "TopicId", row_number() OVER (ORDER BY "Id") AS place FROM "Posts" WHERE NOT EXISTS (SELECT 1 FROM "Cases" c WHERE c."Subject" = 'post:' || "Posts"."Id" AND c."State" = 'Open'))
        INSERT INTO "Cases" ("Kind", "Subject", "Place", "State", "Weight", "Version", "OpenedAt", "ClosedAt", "Outcome")
        SELECT 'Flag', 'post:' || p."Id", 'category:' || (t."CategoryId" + n.i % {Places}), {state}, n.i % 2, 1, p."CreatedAt", {closed}, {outcome} FROM n JOIN p ON p.place = 1 + n.i % {Open} JOIN "Topics" t ON t."Id" = p."TopicId"
        """;
}
