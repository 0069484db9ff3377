using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Chat;

/// <summary>The portal is killed and started again while people talk: to them that is a pause.</summary>
public class RestartJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    const int Pause = 60_000;
    static readonly string[] Noise = ["WebSocket", "negotiation", "Failed to load resource", "Failed to fetch", "Connection disconnected", "Cannot send data", "ERR_", "Failed to start the"];

    /// <summary>On PostgreSQL alone, where what the killed one held outlives it; what a kill leaves in both databases is shown by KilledWhileWritingTests.</summary>
    [Fact]
    public async Task A_portal_that_is_killed_in_the_middle_of_a_chat_costs_nobody_a_word()
    {
        const DatabaseProvider provider = DatabaseProvider.Postgres;
        foreach (var noise in Noise) Forgive(noise);
        string[] settings = [.. await portals.Databases.FreshAsync(provider), "RateLimits:Enabled=false", "Portal:DemoContent=false"];
        var portal = await PortalProcess.StartAsync(settings);
        try
        {
            var (visitor, desk) = (await NewPerson(portal.Address), await Agent(provider, settings, portal.Address));
            await visitor.GotoAsync("/talk");
            await Settled(visitor); // the first page of a process that has just started is slow, and it is not what is measured here
            await Say(visitor, "It says E7.");
            await desk.GotoAsync("/desk?tab=open");
            await desk.Locator(".desk-item").First.ClickAsync();
            await desk.Locator(".desk-main").GetByRole(AriaRole.Button, new() { Name = "Take", Exact = true }).ClickAsync();
            await Say(desk, "Open the lid.");
            await Expect(Said(visitor)).ToHaveTextAsync(["It says E7.", "Open the lid."]);

            await portal.KillAsync();
            await portal.DisposeAsync();
            await Box(visitor).FillAsync("Which lid?");
            await visitor.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
            await Box(desk).PressSequentiallyAsync("The one on the l");
            portal = await portal.AgainAsync();

            await Expect(Said(desk)).ToHaveTextAsync(["It says E7.", "Open the lid.", "Which lid?"], new() { Timeout = Pause });
            await Expect(Box(desk)).ToHaveValueAsync("The one on the l", new() { Timeout = Pause });
            await Box(desk).PressSequentiallyAsync("eft.");
            await Box(desk).PressAsync("Enter");
            await Expect(Said(visitor)).ToHaveTextAsync(["It says E7.", "Open the lid.", "Which lid?", "The one on the left."], new() { Timeout = Pause });
            await Expect(Box(visitor)).ToHaveValueAsync("");
        }
        finally
        {
            await portal.DisposeAsync();
        }
    }

    /// <summary>An agent at a browser, signed in by a portal of the test's own that was here before.</summary>
    async Task<IPage> Agent(DatabaseProvider provider, string[] settings, Uri address)
    {
        await using var inside = await TestPortal.StartAsync(provider, settings);
        var (name, value) = await inside.CookieOf(await inside.NewMember("lena", Roles.Agent));
        var page = await NewPerson(address, "lena");
        await page.Context.AddCookiesAsync([new() { Name = name, Value = value, Url = address.ToString() }]);
        return page;
    }

    static ILocator Box(IPage page) => page.Locator("textarea:visible");

    static ILocator Said(IPage page) => page.Locator(".msg-body");

    static async Task Say(IPage page, string text)
    {
        await Box(page).FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(Box(page)).ToHaveValueAsync("");
    }
}
