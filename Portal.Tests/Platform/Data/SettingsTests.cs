namespace Portal.Tests.Platform.Data;

public class SettingsTests(Portals portals)
{
    public static TheoryData<string, string> Wrong => new()
    {
        { "Database:Provider", "Database:Provider=Oracle" },
        { "Portal:DataDirectory", "Portal:DataDirectory=/dev/null/data" },
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

    [Theory]
    [InlineData("Portal:DemoContent", "perhaps")]
    [InlineData("Portal:PublicUrl", "community")]
    [InlineData("RateLimits:Enabled", "yes")]
    [InlineData("Smtp:Port", "70000")]
    public async Task The_verb_that_checks_the_settings_names_a_wrong_one_too(string key, string value)
    {
        var sound = await portals.Databases.FreshAsync(DatabaseProvider.Sqlite);
        await using (await TestPortal.StartAsync(DatabaseProvider.Sqlite, sound)) { }
        Assert.Equal(0, (await PortalProcess.VerbAsync(["check"], sound)).ExitCode);
        var ending = await PortalProcess.VerbAsync(["check"], [.. sound, $"{key}={value}"]);
        Assert.Equal(1, ending.ExitCode);
        Assert.StartsWith(key + ": ", ending.Errors);
    }

    [Theory, MemberData(nameof(Wrong))]
    public async Task A_setting_that_cannot_work_stops_the_start_with_one_line_that_names_it(string key, string settings)
    {
        var ending = await PortalProcess.VerbAsync([], ["Portal:DataDirectory=" + RunFolder.New("data"), .. settings.Split(' ')]);

        Assert.Equal(1, ending.ExitCode);
        Assert.StartsWith(key + ": ", ending.Errors);
        Assert.DoesNotContain('\n', ending.Errors);
    }
}
