using Microsoft.Playwright;
using Portal.Features.Chat;
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
        await Expect(chat.Locator("#circuit")).ToBeAttachedAsync();
        await chat.GetByLabel("Your message").FillAsync("Hello from the shop");
        await chat.GetByLabel("Your message").PressAsync("Enter");
        await Expect(chat.Locator(".msg-body")).ToHaveTextAsync("Hello from the shop");
        await Expect(chat.GetByText("You are next.")).ToBeVisibleAsync();

        var stranger = await Open(other, portal);
        await stranger.GetByRole(AriaRole.Button, new() { Name = "Talk to us" }).ClickAsync();
        await Task.Delay(1500);
        Assert.Equal(0, await stranger.FrameLocator("#portal-chat-frame").Locator("textarea").CountAsync());
    }

    [Fact]
    public async Task The_button_costs_under_ten_kilobytes_until_it_is_opened_says_what_waits_and_works_without_a_mouse()
    {
        Forgive("");
        var site = Site();
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, [$"Chat:EmbedOrigins:0={site}"]);
        await using var served = await Serve(site, portal);
        var shopper = await NewPerson(portal);
        var fetched = new List<IResponse>();
        shopper.Response += (_, response) => { if (response.Url.StartsWith(portal.Address.ToString(), StringComparison.Ordinal)) fetched.Add(response); };
        await shopper.GotoAsync(site + "/");
        await shopper.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var script = Assert.Single(fetched);
        Assert.InRange((await script.BodyAsync()).Length, 1, 10_000);

        var button = shopper.Locator("#portal-chat-button");
        await Expect(button).ToHaveAttributeAsync("aria-expanded", "false");
        await shopper.AxeFindsNothing();
        await button.PressAsync("Enter");
        var chat = shopper.FrameLocator("#portal-chat-frame");
        await Expect(chat.Locator("#circuit")).ToBeAttachedAsync();
        await Expect(chat.Locator("textarea")).ToBeFocusedAsync();
        await shopper.Keyboard.TypeAsync("Hello from the shop");
        await shopper.Keyboard.PressAsync("Enter");
        await Expect(chat.Locator(".msg-body")).ToHaveTextAsync("Hello from the shop");

        await shopper.Keyboard.PressAsync("Escape");
        await Expect(button).ToBeFocusedAsync();
        await Expect(button).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(shopper.Locator("#portal-chat-frame")).ToBeHiddenAsync();
        var (lena, id) = (await portal.NewMember("lena", Roles.Agent), (await portal.Get<DeskLists>().Read((await portal.NewMember("tom", Roles.Agent)).Actor, DeskTab.Waiting, Cursor.Start, 5, default))!.Chats.Items.Single().Id);
        await portal.Get<Desk>().Claim(lena.Actor, id, default);
        await portal.Say(ChatParty.Desk(lena.Actor), id, "Good morning!");
        await portal.Say(ChatParty.Desk(lena.Actor), id, "How can I help?");
        await Expect(button).ToHaveAttributeAsync("aria-label", "Talk to us, 2 unread");
        await Expect(shopper.GetByRole(AriaRole.Status)).ToHaveTextAsync("2 unread");

        await button.PressAsync("Enter");
        await Expect(chat.Locator("textarea")).ToBeFocusedAsync();
        await Expect(chat.Locator(".msg-body").Last).ToHaveTextAsync("How can I help?");
        await Expect(chat.Locator("[data-unread='0']")).ToBeVisibleAsync();
        await shopper.Keyboard.PressAsync("Escape");
        await Expect(button).ToHaveAttributeAsync("aria-label", "Talk to us");
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
            $"<!DOCTYPE html><html lang=en><title>Shop</title><main><h1>Shop</h1></main><script src=\"{portal.Address}embed/chat.js\"></script></html>", "text/html"));
        await app.StartAsync();
        return app;
    }
}
