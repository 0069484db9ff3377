using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Platform.Ui;

public class LostConnectionJourneys(DevPortal dev, Portals portals, Chromium chromium) : BrowserTest(chromium), IClassFixture<DevPortal>
{
    private const int Enough = 40_000;

    [Fact]
    public async Task What_the_box_shows_is_sent_once_when_the_line_is_mended()
    {
        await using var line = new TcpCut(dev.Portal.Address);
        var (box, banner) = await Open(dev.Portal, dev.Ana, line);
        await box.Text.FillAsync("typed before");
        line.Cut();
        await Expect(banner).ToBeVisibleAsync();
        await box.Text.PressSequentiallyAsync(" and after");
        await box.PressAsync();
        await Expect(box.State).ToContainTextAsync("reconnecting");
        await box.Text.PressSequentiallyAsync(" the cut");

        line.Mend();
        await Expect(box.Sent).ToHaveTextAsync(["typed before and after the cut"], new() { Timeout = Enough });
        await box.HasSentAsync("typed before and after the cut");
        await Expect(banner).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_message_that_was_on_its_way_arrives_once()
    {
        await using var line = new TcpCut(dev.Portal.Address);
        var (box, _) = await Open(dev.Portal, dev.Ana, line);
        await box.Text.FillAsync("on its way");
        await Expect(box.Draft).ToContainTextAsync("10 characters"); // the server hears the box
        line.Mute();
        await box.PressAsync();
        await Expect(box.State).ToContainTextAsync("Sending");
        line.Cut();
        await Expect(box.State).ToContainTextAsync("reconnecting");
        line.Mend();
        await Expect(box.Sent).ToHaveTextAsync(["on its way"], new() { Timeout = Enough });
        await box.HasSentAsync("on its way");
    }

    [Fact]
    public async Task When_the_circuit_is_gone_the_page_loads_again_and_sends_what_was_pressed()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["environment=Development"],
            builder => builder.Services.PostConfigure<CircuitOptions>(options => options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMilliseconds(100)));
        await using var line = new TcpCut(portal.Address);
        var (box, banner) = await Open(portal, await portal.NewMember("bo"), line);
        await box.Text.FillAsync("survives");
        line.Cut();
        await Expect(banner).ToBeVisibleAsync();
        await box.PressAsync();
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        line.Mend();
        await Expect(box.Sent).ToHaveTextAsync(["survives"], new() { Timeout = Enough });
        await box.HasSentAsync("survives");
    }

    private async Task<(BoxPage Box, Microsoft.Playwright.ILocator Banner)> Open(TestPortal portal, Member member, TcpCut line)
    {
        foreach (var noise in new[] { "WebSocket", "negotiation", "Failed to load resource", "Failed to start the connection", "Connection disconnected", "Cannot send data", "circuit" })
            Forgive(noise);
        var page = await NewPerson(portal, member, through: line.Address);
        var box = new BoxPage(page);
        await box.OpenAsync();
        return (box, page.Locator("#reconnect"));
    }
}
