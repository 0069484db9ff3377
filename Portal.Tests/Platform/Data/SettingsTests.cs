namespace Portal.Tests.Platform.Data;

public class SettingsTests
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
        { "Live:CircuitsPerAddress", "Live:CircuitsPerAddress=many" },
        { "Live:CircuitsPerAddress", "Live:CircuitsPerAddress=0" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task A_setting_that_cannot_work_stops_the_start_with_one_line_that_names_it(string key, string settings)
    {
        var ending = await PortalProcess.VerbAsync([], ["Portal:DataDirectory=" + RunFolder.New("data"), .. settings.Split(' ')]);

        Assert.Equal(1, ending.ExitCode);
        Assert.StartsWith(key + ": ", ending.Errors);
        Assert.DoesNotContain('\n', ending.Errors);
    }
}
