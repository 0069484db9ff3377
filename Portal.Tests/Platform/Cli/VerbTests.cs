using Microsoft.EntityFrameworkCore;
using Portal.Tests.Http;
using Portal.Tests.Platform.Files;

namespace Portal.Tests.Platform.Cli;

public class VerbTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task An_account_and_its_token_are_made_and_work(DatabaseProvider provider)
    {
        // As a newcomer does it, with the program and no database yet; once.
        var newcomer = provider == DatabaseProvider.Sqlite;
        var settings = newcomer ? await portals.Databases.EmptyAsync(provider) : await portals.Databases.FreshAsync(provider);
        string[] add = ["user", "add", "ana", "--email", "ana@example.org", "--password", "a long enough word 7", "--role", "agent", "--role", "moderator"];
        var added = await Run(add);
        Assert.Equal((0, ""), (added.ExitCode, added.Errors));
        var token = await Run(["token", "create", "ana", "--scope", "read,write"]);
        Assert.Equal((0, ""), (token.ExitCode, token.Errors));

        await using var portal = await TestPortal.StartAsync(provider, settings);
        using var ana = portal.Address.Api(token.Output.Split('\n')[^1].Trim());
        var me = await ana.GetStringAsync("me");
        Assert.Contains("\"roles\":[\"agent\",\"moderator\"]", me);
        Assert.Contains("\"scopes\":[\"read\",\"write\"]", me);

        Task<ChildProcess.Ending> Run(string[] words) => newcomer ? PortalProcess.VerbAsync(words, settings) : InnerVerb.RunAsync(words, settings);
    }

    [Fact]
    public async Task What_cannot_be_understood_is_one_line_and_changes_nothing()
    {
        var settings = await portals.Databases.FreshAsync(DatabaseProvider.Sqlite);
        Assert.Equal(0, (await InnerVerb.RunAsync(["user", "add", "ana", "--email", "ana@example.org", "--password", "a long enough word 7"], settings)).ExitCode);
        string[][] wrong =
        [
            ["nonsense"], ["user", "add", "bo"], ["user", "add", "ana", "--email", "bo@example.org", "--password", "a long enough word 7"],
            ["user", "add", "bo", "--email", "bo@example.org", "--password", "a long enough word 7", "--role", "king"],
            ["token", "create", "ana", "--scope", "everything"], ["restore", "/none/such.zip"], ["backup", "/none/such/folder/file.zip"],
        ];
        foreach (var words in wrong) Refused(await InnerVerb.RunAsync(words, settings), words);
        foreach (var words in (string[][])[wrong[0], wrong[^1]]) Refused(await PortalProcess.VerbAsync(words, settings), words); // by the parser, and by a verb, as the program says it

        var bo = await InnerVerb.RunAsync(["user", "add", "bo", "--email", "bo@example.org", "--password", "a long enough word 7"], settings);
        Assert.Equal(0, bo.ExitCode);

        static void Refused(ChildProcess.Ending end, string[] words) =>
            Assert.True((end.ExitCode, end.Output) == (1, "") && end.Errors.Length > 10 && !end.Errors.Contains('\n'), $"{string.Join(' ', words)}: {end}");
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
        var settings = await portals.Databases.FreshAsync(provider);
        var seeded = await InnerVerb.RunAsync(["seed", "bench", "--topics", "6", "--posts", "150"], settings);
        Assert.Equal((0, "6 topics with 150 posts."), (seeded.ExitCode, seeded.Output));
        var sound = await PortalProcess.VerbAsync(["check"], settings);
        Assert.True(sound.ExitCode == 0 && sound.Output.EndsWith("Nothing is wrong."), sound.ToString());

        await using (var portal = await TestPortal.StartAsync(provider, settings))
            await portal.Get<Database>().Write<int>(async db => await db.Database.ExecuteSqlRawAsync("UPDATE \"Topics\" SET \"PostCount\" = 7 WHERE \"Id\" = 1"), default);
        var wrong = await InnerVerb.RunAsync(["check"], settings);
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("topic 1 says 7 posts", wrong.Output);

        await using (var portal = await TestPortal.StartAsync(provider, settings))
            await portal.Get<Database>().Write<int>(async db => await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = (SELECT max(\"MigrationId\") FROM \"__EFMigrationsHistory\")"), default);
        var older = await InnerVerb.RunAsync(["check"], settings);
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
            await portal.Get<Database>().Write<int>(async db => await db.Database.ExecuteSqlRawAsync("DELETE FROM \"SearchEntries\""), default);
        }

        var wrong = await InnerVerb.RunAsync(["check"], settings);
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("file 1 (a.txt) is missing", wrong.Output);
        Assert.Contains("1 of kind post cannot be found", wrong.Output);

        Assert.Equal(0, (await InnerVerb.RunAsync(["reindex"], settings)).ExitCode);
        Assert.DoesNotContain("cannot be found", (await InnerVerb.RunAsync(["check"], settings)).Output);
    }

    /// <summary>As the program says it; <see cref="Data.SettingsTests"/> has what else cannot work.</summary>
    [Fact]
    public async Task A_setting_that_cannot_work_stops_the_start_with_one_line_that_names_it()
    {
        var running = await portals.Shared(DatabaseProvider.Sqlite);
        foreach (var (key, value) in new[] { ("Database:Provider", "Oracle"), ("urls", "nonsense"), ("urls", running.Address.ToString().TrimEnd('/')) })
        {
            var end = await PortalProcess.VerbAsync([], [.. await portals.Databases.FreshAsync(DatabaseProvider.Sqlite), $"{key}={value}"]);
            Assert.True(end.ExitCode == 1 && end.Errors.StartsWith(key + ": ") && !end.Errors.Contains('\n'), $"{key}={value}: {end}");
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
