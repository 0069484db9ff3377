using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Platform.Ui;

public class KitJourneys(DevPortal dev, Chromium chromium) : BrowserTest(chromium), IClassFixture<DevPortal>
{
    [Fact]
    public async Task A_dialog_holds_the_focus_closes_on_escape_and_gives_the_focus_back()
    {
        var page = await Open();
        var opener = page.GetByRole(AriaRole.Button, new() { Name = "Dialog", Exact = true });
        await opener.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Flag this post" });
        await Expect(dialog.GetByLabel("Advertising")).ToBeFocusedAsync();
        await page.AxeFindsNothing();

        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(opener).ToBeFocusedAsync();
        await opener.ClickAsync();
        await Expect(dialog).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_menu_is_walked_by_arrow_keys_and_closes_when_an_item_is_chosen()
    {
        var page = await Open();
        var opener = page.GetByRole(AriaRole.Button, new() { Name = "More about this post" });
        await opener.ClickAsync();
        var menu = page.GetByRole(AriaRole.Menu, new() { Name = "More about this post" });
        await Expect(menu.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await page.AxeFindsNothing();

        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#answer")).ToHaveTextAsync("history");
        await Expect(menu).ToBeHiddenAsync();
        await Expect(opener).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Times_are_told_in_the_readers_zone_and_the_slash_goes_to_the_search()
    {
        var page = await Open();
        await Expect(page.Locator("#data time[data-time=relative]").First).ToHaveTextAsync("4 minutes ago");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByRole(AriaRole.Searchbox).First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_chosen_theme_stays()
    {
        var page = await Open();
        await page.Locator("[data-theme-set=dark]").ClickAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.Locator("[data-theme-set=auto]").ClickAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("html")).Not.ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task On_a_phone_the_navigation_opens_without_a_script()
    {
        var context = await Chromium.NewContextAsync(new() { BaseURL = dev.Portal.Address.ToString(), JavaScriptEnabled = false, ViewportSize = new() { Width = 360, Height = 780 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/forum");
        await Expect(page.Locator("#nav")).ToBeHiddenAsync();
        await page.Locator("[popovertarget=nav]").ClickAsync();
        await Expect(page.Locator("#nav a").First).ToBeVisibleAsync();
        await context.DisposeAsync();
    }

    private async Task<IPage> Open()
    {
        var page = await NewPerson(dev.Portal, dev.Ana);
        await new BoxPage(page).OpenAsync();
        return page;
    }
}
