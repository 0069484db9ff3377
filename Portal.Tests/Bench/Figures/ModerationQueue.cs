using System.Diagnostics;
using Portal.Bench.Http;
using Portal.Bench.Live;
using Portal.Bench.Servers;
using Portal.Bench.Worlds;
using Portal.Bench.Yardsticks;

namespace Portal.Bench.Figures;

/// <summary>
/// From a flag's acceptance until the last of ten moderators' clients is told, beside a bare SignalR hub; and the queue at the API with 100,000 decided and 2,000 open cases, beside the same with
/// the flags of the first figure alone.
/// </summary>
internal sealed class ModerationQueue : IFigure
{
    private const int Posts = 4_000;
    private const int Moderators = 10;
    private const int Flags = 100;
    private const int Open = 2_000;
    private const int Decided = 100_000;
    private static readonly TimeSpan AskedOfFlag = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan AskedOfQueue = TimeSpan.FromMilliseconds(100);
    private static readonly string[] Lists = ["", "?state=closed", "?kind=flag&owner=0", "?reason=spam", "?state=closed&kind=flag"];

    /// <inheritdoc/>
    public string Name => "moderation";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage, CancellationToken cancel)
    {
        var world = await stage.Worlds.FilledAsync(Posts, 1, cancel);
        var moderator = await stage.Worlds.AddMemberAsync(world, "moderator", cancel, "moderator", "read,write,moderate");
        var (flags, few) = await BeforeAsync(stage, world, moderator, cancel);
        await using var bare = await Stage.YardstickAsync("yardstick-hub", cancel);
        var hub = await HubFanOut.MeasureAsync(stage, bare, 1, "none", Moderators, Flags, cancel);
        await FillAsync(stage, world, cancel);
        await using var server = await stage.ServeAsync(world, cancel);
        var many = await QueueAsync(stage, server, moderator, cancel);
        var (flag99, hub99, many99, few99) = (flags.At(0.99), hub.At(0.99), many.At(0.99), few.At(0.99));
        return
        [
            new($"flag accepted to last of {Moderators} moderators' queues told, p99 (median {Units.Milliseconds(flags.At(0.5))})", Units.Milliseconds(AskedOfFlag), Units.Milliseconds(flag99), Units.Milliseconds(hub99) + " bare SignalR", flag99 / hub99, flag99 <= AskedOfFlag),
            new($"the queue with {Decided:N0} decided and {Open:N0} open cases at the API, p99 (median {Units.Milliseconds(many.At(0.5))})", Units.Milliseconds(AskedOfQueue), Units.Milliseconds(many99), Units.Milliseconds(few99) + $" with {Flags}", many99 / few99, many99 <= AskedOfQueue),
        ];
    }

    private static async Task<(Histogram Flags, Histogram Queue)> BeforeAsync(Stage stage, World world, Member moderator, CancellationToken cancel)
    {
        await using var server = await stage.ServeAsync(world, cancel);
        using var client = new PortalClient(server.Address);
        var count = stage.Options.Times(Flags) + 5;
        var posts = new List<long>();
        foreach (var topic in await client.TopicsAsync(WorldBuilder.PostsPerTopic, (count / WorldBuilder.PostsPerTopic) + 1, cancel))
        {
            posts.AddRange(await client.PostIdsAsync(topic, cancel));
        }

        var tally = new Tally(Moderators);
        await using var crowd = await HubCrowd.OpenAsync(server.Address, [moderator.Token], Moderators, "moderation", "postId", id => tally.Seen(id), cancel);
        await FanOut.MeasureAsync(5, number => Flag(posts[number - 1]), tally, cancel);
        var times = await FanOut.MeasureAsync(stage.Options.Times(Flags), number => Flag(posts[number + 4]), tally, cancel);
        return (times, await QueueAsync(stage, server, moderator, cancel));

        async Task<(object, long)> Flag(long post)
        {
            var accepted = await client.FlagAsync(post, world.Members[0].Token, cancel);
            return (accepted.Id, accepted.At);
        }
    }

    private static async Task<Histogram> QueueAsync(Stage stage, Server server, Member moderator, CancellationToken cancel)
    {
        using var connection = await Connection.OpenAsync(server.Address, cancel);
        var times = new Histogram();
        for (var pass = -1; pass < stage.Options.Times(20); pass++)
        {
            foreach (var list in Lists)
            {
                var sent = Stopwatch.GetTimestamp();
                await connection.SendAsync(RawRequest.Get(new Uri(server.Address, "/api/v1/moderation/queue" + list), "Authorization: Bearer " + moderator.Token), cancel);
                if (connection.Status != 200)
                {
                    throw new InvalidOperationException($"The queue {list} answered {connection.Status}.");
                }

                if (pass >= 0)
                {
                    times.Record(Stopwatch.GetElapsedTime(sent));
                }
            }
        }

        return times;
    }

    /// <summary>Cases as deeds would make them, each with its flag, its evidence, its history and its decision; written in the database itself, as by deeds it would take an hour.</summary>
    private static async Task FillAsync(Stage stage, World world, CancellationToken cancel)
    {
        await using var connection = BareDatabase.Open(stage.Options.Provider, stage.Databases.Writable(world));
        foreach (var statement in (string[])
        [
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
        p AS (SELECT "Id", "CreatedAt", row_number() OVER (ORDER BY "Id") AS place FROM "Posts" WHERE NOT EXISTS (SELECT 1 FROM "Cases" c WHERE c."Subject" = 'post:' || "Posts"."Id" AND c."State" = 'Open'))
        INSERT INTO "Cases" ("Kind", "Subject", "State", "Weight", "Version", "OpenedAt", "ClosedAt", "Outcome")
        SELECT 'Flag', 'post:' || p."Id", {state}, n.i % 17, 1, p."CreatedAt", {closed}, {outcome} FROM n JOIN p ON p.place = 1 + n.i % {Open}
        """;
}
