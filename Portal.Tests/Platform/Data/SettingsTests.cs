namespace Portal.Tests.Platform.Data;

public class SettingsTests(Portals portals)
{
    public static TheoryData<string, string> Wrong => new()
    {
        { "Database:Provider", "Database:Provider=Oracle" },
        { "Portal:DataDirectory", "Portal:DataDirectory=/dev/null/data" },
        { "Portal:DataDirectory", "Portal:DataDirectory=/proc/portal" },
        { "ConnectionStrings:Portal", "Database:Provider=Postgres" },
        { "ConnectionStrings:Portal", "Database:Provider=Postgres ConnectionStrings:Portal=nonsense" },
        { "ConnectionStrings:Portal", "Database:Provider=Postgres ConnectionStrings:Portal=Host=127.0.0.1;Port=1;Database=portal" },
        { "Portal:PublicUrl", "Portal:PublicUrl=community" },
        { "Portal:PublicUrl", "Portal:PublicUrl=ftp://community.example.com" },
        { "Portal:DemoContent", "Portal:DemoContent=perhaps" },
        { "Portal:TrustedProxies", "Portal:TrustedProxies=10.0.0.0/8,proxy" },
        { "RateLimits:Enabled", "RateLimits:Enabled=yes" },
        { "Newcomers:RepliesADay", "Newcomers:RepliesADay=0" },
        { "Live:CircuitsPerAddress", "Live:CircuitsPerAddress=many" },
        { "Live:CircuitsPerAddress", "Live:CircuitsPerAddress=0" },
    };

    [Fact]
    public async Task The_verb_that_checks_the_settings_names_a_wrong_one_too()
    {
        var sound = await portals.Databases.FreshAsync(DatabaseProvider.Sqlite);
        await using (await TestPortal.StartAsync(DatabaseProvider.Sqlite, sound)) { }
        Assert.Equal(0, (await InnerVerb.RunAsync(["check"], sound)).ExitCode);
        foreach (var (key, value) in new[] { ("Portal:DemoContent", "perhaps"), ("Portal:PublicUrl", "community"), ("RateLimits:Enabled", "yes"), ("Smtp:Port", "70000") })
        {
            var ending = await InnerVerb.RunAsync(["check"], [.. sound, $"{key}={value}"]);
            Assert.True(ending.ExitCode == 1 && ending.Errors.StartsWith(key + ": ", StringComparison.Ordinal), $"{key}={value}: {ending}");
        }
    }

    /// <summary>As the start does it, up to where it would serve. That the program ends so is shown by a few of them in the tests of verbs.</summary>
    [Theory, MemberData(nameof(Wrong))]
    public async Task A_setting_that_cannot_work_stops_the_start_with_one_line_that_names_it(string key, string settings)
    {
        string[] all = [.. await portals.Databases.FreshAsync(DatabaseProvider.Sqlite), .. settings.Split(' ')];
        var refused = await Assert.ThrowsAsync<SettingException>(async () =>
        {
            await using var app = PortalApp.Build([.. all.Select(s => "--" + s)], builder => builder.Logging.ClearProviders());
            await PortalApp.Prepare(app);
            await PortalApp.WriteDemo(app);
        });

        Assert.StartsWith(key + ": ", refused.Message);
        Assert.DoesNotContain('\n', refused.Message);
    }
}
