using Portal.Tests.Http;
using Portal.Tests.Platform.Files;
using Portal.Tests.Support;
namespace Portal.Tests.Platform.Cli;

public class VerbTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task An_account_and_its_token_are_made_and_work(DatabaseProvider provider)
    {
        var settings = await portals.Databases.EmptyAsync(provider);
        var added = await PortalProcess.VerbAsync(["user", "add", "ana", "--email", "ana@example.org", "--password", "a long enough word 7", "--role", "agent", "--role", "moderator"], settings);
        Assert.Equal((0, ""), (added.ExitCode, added.Errors));
        var token = await PortalProcess.VerbAsync(["token", "create", "ana", "--scope", "read,write"], settings);
        Assert.Equal((0, ""), (token.ExitCode, token.Errors));

        await using var portal = await PortalProcess.StartAsync(settings);
        using var ana = portal.Address.Api(token.Output.Split('\n')[^1].Trim());
        var me = await ana.GetStringAsync("me");
        Assert.Contains("\"roles\":[\"agent\",\"moderator\"]", me);
        Assert.Contains("\"scopes\":[\"read\",\"write\"]", me);
    }

    [Fact]
    public async Task What_cannot_be_understood_is_one_line_and_changes_nothing()
    {
        var settings = await portals.Databases.EmptyAsync(DatabaseProvider.Sqlite);
        Assert.Equal(0, (await PortalProcess.VerbAsync(["user", "add", "ana", "--email", "ana@example.org", "--password", "a long enough word 7"], settings)).ExitCode);
        string[][] wrong =
        [
            ["nonsense"], ["user", "add", "bo"], ["user", "add", "ana", "--email", "bo@example.org", "--password", "a long enough word 7"],
            ["user", "add", "bo", "--email", "bo@example.org", "--password", "a long enough word 7", "--role", "king"],
            ["token", "create", "ana", "--scope", "everything"], ["restore", "/none/such.zip"], ["backup", "/none/such/folder/file.zip"],
        ];
        foreach (var words in wrong)
        {
            var end = await PortalProcess.VerbAsync(words, settings);
            Assert.True((end.ExitCode, end.Output) == (1, "") && end.Errors.Length > 10 && !end.Errors.Contains('\n'), $"{string.Join(' ', words)}: {end}");
        }

        var bo = await PortalProcess.VerbAsync(["user", "add", "bo", "--email", "bo@example.org", "--password", "a long enough word 7"], settings);
        Assert.Equal(0, bo.ExitCode);
    }

    [Theory]
    [InlineData, InlineData("user", "add"), InlineData("restore")]
    public async Task Every_verb_explains_itself(params string[] verb)
    {
        var help = await PortalProcess.VerbAsync([.. verb, "--help"]);
        Assert.Equal((0, ""), (help.ExitCode, help.Errors));
        Assert.Contains("Usage:", help.Output);
    }

    [Theory, BothDatabases]
    public async Task A_filled_database_is_found_to_be_in_order_and_one_with_a_wrong_counter_is_not(DatabaseProvider provider)
    {
        var settings = await portals.Databases.EmptyAsync(provider);
        var seeded = await PortalProcess.VerbAsync(["seed", "bench", "--topics", "6", "--posts", "150"], settings);
        Assert.Equal((0, "6 topics with 150 posts."), (seeded.ExitCode, seeded.Output));
        var sound = await PortalProcess.VerbAsync(["check"], settings);
        Assert.True(sound.ExitCode == 0 && sound.Output.EndsWith("Nothing is wrong."), sound.ToString());

        await using (var portal = await TestPortal.StartAsync(provider, settings))
            await portal.Get<Database>().Write<int>(async db => await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "UPDATE \"Topics\" SET \"PostCount\" = 7 WHERE \"Id\" = 1"), default);
        var wrong = await PortalProcess.VerbAsync(["check"], settings);
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("topic 1 says 7 posts", wrong.Output);

        await using (var portal = await TestPortal.StartAsync(provider, settings))
            await portal.Get<Database>().Write<int>(async db => await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = (SELECT max(\"MigrationId\") FROM \"__EFMigrationsHistory\")"), default);
        var older = await PortalProcess.VerbAsync(["check"], settings);
        Assert.Equal((1, ""), (older.ExitCode, older.Output));
        Assert.Contains("older version", older.Errors);
    }

    [Theory, BothDatabases]
    public async Task An_upload_that_is_gone_and_an_index_that_lacks_something_are_found(DatabaseProvider provider)
    {
        var settings = await portals.Databases.FreshAsync(provider);
        await using (var portal = await TestPortal.StartAsync(provider, settings))
        {
            var member = await portal.NewMember();
            await (await portal.SignedIn(member)).Upload(Samples.Of("hello"), "a.txt");
            await portal.StartTopic(member);
            await Eventually.True(async () => (await portal.Address.Api().Ask("search?q=ink")).Items.Count > 0, "the topic is found");
            Directory.Delete(Path.Combine(portal.DataDirectory, "files"), recursive: true);
            await portal.Get<Database>().Write<int>(async db => await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "DELETE FROM \"SearchEntries\""), default);
        }

        var wrong = await PortalProcess.VerbAsync(["check"], settings);
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("file 1 (a.txt) is missing", wrong.Output);
        Assert.Contains("1 of kind post cannot be found", wrong.Output);

        Assert.Equal(0, (await PortalProcess.VerbAsync(["reindex"], settings)).ExitCode);
        Assert.DoesNotContain("cannot be found", (await PortalProcess.VerbAsync(["check"], settings)).Output);
    }

    [Fact]
    public async Task A_setting_that_cannot_work_stops_the_start_with_one_line_that_names_it()
    {
        await using var running = await PortalProcess.StartAsync(await portals.Databases.FreshAsync(DatabaseProvider.Sqlite));
        (string Key, string[] Settings)[] wrong =
        [
            ("Database:Provider", ["Database:Provider=Oracle"]),
            ("ConnectionStrings:Portal", ["Database:Provider=Postgres"]),
            ("ConnectionStrings:Portal", ["Database:Provider=Postgres", "ConnectionStrings:Portal=nonsense"]),
            ("ConnectionStrings:Portal", ["Database:Provider=Postgres", "ConnectionStrings:Portal=Host=127.0.0.1;Port=1;Database=a;Username=b"]),
            ("Portal:DataDirectory", ["Portal:DataDirectory=/proc/portal"]),
            ("urls", ["urls=nonsense"]),
            ("urls", ["urls=" + running.Address.ToString().TrimEnd('/')]),
        ];
        foreach (var (key, settings) in wrong)
        {
            string[] own = settings.Any(s => s.StartsWith("Portal:DataDirectory")) ? settings : [.. settings, "Portal:DataDirectory=" + RunFolder.New("wrong")];
            var end = await PortalProcess.VerbAsync([], own);
            Assert.True(end.ExitCode == 1 && end.Errors.StartsWith(key + ": ") && !end.Errors.Contains('\n'), $"{string.Join(' ', settings)}: {end}");
        }
    }

    [Fact]
    public async Task Two_portals_do_not_serve_from_one_sqlite_file()
    {
        var settings = await portals.Databases.FreshAsync(DatabaseProvider.Sqlite);
        await using var first = await PortalProcess.StartAsync(settings);
        var second = await PortalProcess.VerbAsync(["--urls", "http://localhost:" + FreePort.Next()], settings);
        Assert.StartsWith("Portal:DataDirectory: another portal", second.Errors);
    }
}
