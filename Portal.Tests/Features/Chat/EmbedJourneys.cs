using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Chat;

/// <summary>The chat on a page of another origin.</summary>
public class EmbedJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_site_that_is_allowed_shows_the_chat_and_another_does_not()
    {
        Forgive(""); // the refusal to frame is told on the console, and the portal stops before the browser
        var (shop, other) = (Site(), Site());
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, [$"Chat:EmbedOrigins:0={shop}"]);
        await using var served = await Serve(shop, portal);
        await using var servedToo = await Serve(other, portal);
        var shopper = await Open(shop, portal);
        await shopper.GetByRole(AriaRole.Button, new() { Name = "Talk to us" }).PressAsync("Enter");
        var chat = shopper.FrameLocator("#portal-chat-frame");
        await Expect(chat.GetByLabel("What shall we call you?")).ToBeEnabledAsync(); // the frame's circuit is up
        await chat.GetByLabel("Your message").FillAsync("Hello from the shop");
        await chat.GetByLabel("Your message").PressAsync("Enter");
        await Expect(chat.Locator(".msg-body")).ToHaveTextAsync("Hello from the shop");
        await Expect(chat.GetByText("You are next.")).ToBeVisibleAsync();

        var stranger = await Open(other, portal);
        await stranger.GetByRole(AriaRole.Button, new() { Name = "Talk to us" }).ClickAsync();
        await Task.Delay(1500);
        Assert.Equal(0, await stranger.FrameLocator("#portal-chat-frame").Locator("textarea").CountAsync());
        Assert.True(new FileInfo(Path.Combine(Architecture.Repository.Root, "wwwroot-assets", "embed", "chat.js")).Length < 10_000);
    }

    async Task<IPage> Open(string site, TestPortal portal)
    {
        var page = await NewPerson(portal);
        await page.GotoAsync(site + "/");
        return page;
    }

    static string Site() => $"http://127.0.0.1:{FreePort.Next()}";

    static async Task<WebApplication> Serve(string site, TestPortal portal)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add(site);
        app.MapGet("/", () => Microsoft.AspNetCore.Http.Results.Text(
            $"<!DOCTYPE html><html lang=en><title>Shop</title><h1>Shop</h1><script src=\"{portal.Address}embed/chat.js\"></script></html>", "text/html"));
        await app.StartAsync();
        return app;
    }
}
