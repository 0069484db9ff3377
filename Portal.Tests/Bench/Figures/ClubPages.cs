using System.Data.Common;
using System.Diagnostics;
using Portal.Bench.Http;
using Portal.Bench.Live;
using Portal.Bench.Servers;
using Portal.Bench.Worlds;
using Portal.Bench.Yardsticks;

namespace Portal.Bench.Figures;

/// <summary>The pages of a club with 10,000 members, to whose room 500 clients listen, beside those of a club with 10 members and a silent room: by turns on one portal, none from the cache.</summary>
internal sealed class ClubPages : IFigure
{
    private const int Few = 10;
    private const int Many = 10_000;
    private const int Listening = 500;
    private const int Passes = 200;
    private const int WarmUp = 20;
    private const double Asked = 1.3;
    private const string Small = "bench-few";
    private const string Large = "bench-many";

    /// <inheritdoc/>
    public string Name => "clubs";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage, CancellationToken cancel)
    {
        var world = await stage.OwnAsync(Stage.Writers, cancel);
        var tokens = world.Members.Select(m => m.Token).ToList();
        var room = await FoundAsync(stage, world, cancel);
        await FillAsync(stage, world, cancel);
        await using var server = await stage.ServeAsync(world, cancel, ("VisitorCache:Enabled", "false"));
        var member = "Cookie: " + await SignIn.CookieAsync(server.Address, world.Members[1], cancel); // an ordinary member: the first one is host
        await using var crowd = await HubCrowd.OpenAsync(server.Address, tokens, Listening, $"room:{room}", "messageId", _ => { }, cancel);
        return
        [
            await OneAsync(stage, server, "page of a club", "", "a visitor", [], cancel),
            await OneAsync(stage, server, "its list of members", "/members", "a visitor", [], cancel),
            await OneAsync(stage, server, "page of a club", "", "a member", [member], cancel),
            await OneAsync(stage, server, "its list of members", "/members", "a member", [member], cancel),
        ];
    }

    /// <summary>Founds both clubs, open to all, and tells the room of the large one.</summary>
    private static async Task<long> FoundAsync(Stage stage, World world, CancellationToken cancel)
    {
        await using var server = await stage.ServeAsync(world, cancel);
        using var client = new PortalClient(server.Address);
        await client.MakeRoomAsync(world.Members[0].Token, Small, cancel);
        return await client.MakeRoomAsync(world.Members[0].Token, Large, cancel);
    }

    /// <summary>One request at a time, by turns to both clubs.</summary>
    private static async Task<Row> OneAsync(Stage stage, Server server, string what, string part, string reader, string[] headers, CancellationToken cancel)
    {
        using var connection = await Connection.OpenAsync(server.Address, cancel);
        var (few, many) = (new Histogram(), new Histogram());
        var (small, large) = (Request(Small), Request(Large));
        for (var pass = -WarmUp; pass < stage.Options.Times(Passes); pass++)
        {
            await SendAsync(small, pass < 0 ? null : few);
            await SendAsync(large, pass < 0 ? null : many);
        }

        var (measured, yardstick) = (many.At(0.5), few.At(0.5));
        var title = $"{what} of {Many:N0} members, {Listening} in its room, for {reader}, not cached, median (p99 {Units.Milliseconds(many.At(0.99))}, of the small one {Units.Milliseconds(few.At(0.99))})";
        return new Row(title, $"at most {Asked} times", Units.Milliseconds(measured), Units.Milliseconds(yardstick) + $" with {Few} members", measured / yardstick, measured / yardstick <= Asked);

        byte[] Request(string slug) => RawRequest.Get(new Uri(server.Address, $"/clubs/{slug}{part}"), headers);

        async Task SendAsync(byte[] request, Histogram? times)
        {
            var sent = Stopwatch.GetTimestamp();
            await connection.SendAsync(request, cancel);
            times?.Record(Stopwatch.GetElapsedTime(sent));
            if (connection.Status != 200)
            {
                throw new InvalidOperationException($"The {what} answered {connection.Status} to {reader}.");
            }
        }
    }

    /// <summary>Accounts and memberships as deeds would make them, written in the database itself: 10,000 people would take an hour to come by themselves.</summary>
    private static async Task FillAsync(Stage stage, World world, CancellationToken cancel)
    {
        await using var connection = BareDatabase.Open(stage.Options.Provider, stage.Databases.Writable(world));
        foreach (var statement in (string[])
        [
            await AccountsAsync(connection, world.Members[0].Name, cancel),
            Members(Small, Few),
            Members(Large, Many),
            """UPDATE "Clubs" SET "MemberCount" = (SELECT count(*) FROM "Memberships" m WHERE m."GroupId" = "Clubs"."Id")""",
        ])
        {
            await using var command = connection.CreateCommand();
            (command.CommandText, command.CommandTimeout) = (statement, 120);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>As many accounts as the large club has, each like one that there is but for its name and address; whichever columns an account has.</summary>
    private static async Task<string> AccountsAsync(DbConnection connection, string like, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT * FROM "Accounts" WHERE 1 = 0""";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).Where(name => name != "Id").ToList();
        var (names, values) = (string.Join(", ", columns.Select(name => $"\"{name}\"")), string.Join(", ", columns.Select(Value)));
        return $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Many})
            INSERT INTO "Accounts" ({names}) SELECT {values} FROM n CROSS JOIN "Accounts" a WHERE a."UserName" = '{like}'
            """;

        static string Value(string column) => column switch
        {
            "UserName" => "'crowd' || n.i",
            "NormalizedUserName" => "'CROWD' || n.i",
            "Email" => "'crowd' || n.i || '@example.org'",
            "NormalizedEmail" => "'CROWD' || n.i || '@EXAMPLE.ORG'",
            _ => $"a.\"{column}\"",
        };
    }

    /// <summary>Fills a club up to so many members: first those who have tokens, then the others.</summary>
    private static string Members(string slug, int count) =>
        $"""
        INSERT INTO "Memberships" ("GroupId", "AccountId", "Role", "Since", "Waiting")
        SELECT c."Id", p."Id", 'Member', c."CreatedAt", FALSE
        FROM "Clubs" c CROSS JOIN (
            SELECT a."Id" FROM "Accounts" a
            WHERE NOT EXISTS (SELECT 1 FROM "Memberships" m JOIN "Clubs" x ON x."Id" = m."GroupId" WHERE x."Slug" = '{slug}' AND m."AccountId" = a."Id")
            ORDER BY CASE WHEN a."UserName" LIKE 'bencher%' THEN 0 ELSE 1 END, a."Id" LIMIT {count - 1}) p
        WHERE c."Slug" = '{slug}'
        """;
}
