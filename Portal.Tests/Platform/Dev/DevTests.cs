using System.Net;
using System.Text.Json;

namespace Portal.Tests.Platform.Dev;

public class DevTests(Portals portals)
{
    static readonly string[] Addresses = ["/dev", "/dev/mail", "/dev/stats", "/dev/kit"];

    [Fact]
    public async Task The_tools_are_there_in_Development_alone()
    {
        await using var development = await portals.Own(DatabaseProvider.Sqlite, ["environment=Development"]);
        var production = await portals.Shared(DatabaseProvider.Sqlite);
        var (inside, outside) = (development.Visitor(), production.Visitor());
        foreach (var address in Addresses)
        {
            Assert.Equal((address, HttpStatusCode.OK), (address, (await inside.GetAsync(address)).StatusCode));
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await outside.GetAsync(address)).StatusCode));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await outside.PostAsync("/dev/sign-in", new FormUrlEncodedContent([new("id", "1")]))).StatusCode);
        using var stats = JsonDocument.Parse(await inside.GetStringAsync("/dev/stats"));
        Assert.True(stats.RootElement.GetProperty("heapBytes").GetInt64() > 0 && stats.RootElement.GetProperty("workingSetBytes").GetInt64() > 0);
        Assert.Equal(0, stats.RootElement.GetProperty("circuits").GetInt32());
    }

    [Fact]
    public async Task One_becomes_somebody_with_a_click_and_not_from_another_site()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["environment=Development"]);
        var (ana, http) = (await portal.NewMember("ana"), portal.Visitor(followRedirects: false));
        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsync("/dev/sign-in", new FormUrlEncodedContent([new("id", $"{ana.Id}")]))).StatusCode);

        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await http.GetStringAsync("/dev"));
        var form = page.Forms.Single(f => f.TextContent.Contains(ana.Name));
        var fields = form.QuerySelectorAll("input").Select(i => new KeyValuePair<string, string>(i.GetAttribute("name")!, i.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.Found, (await http.PostAsync("/dev/sign-in", new FormUrlEncodedContent(fields))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public void The_clock_moves_and_is_put_right_again()
    {
        var clock = new Portal.Platform.Dev.DevClock();
        clock.Move(TimeSpan.FromDays(3));
        Assert.InRange(clock.GetUtcNow() - TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1), TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1));
        clock.Move(TimeSpan.FromDays(9_999_999));
        _ = clock.GetUtcNow(); // still a time
        clock.Reset();
        Assert.Equal(TimeSpan.Zero, clock.Ahead);
    }
}
