using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

public class KeyJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_member_reads_and_answers_without_a_mouse()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        await portal.StartTopic(bo, "Older");
        var topic = await portal.StartTopic(bo, "Newer");
        await portal.Reply(bo, topic, "Turn the lid.");
        var page = await NewPerson(portal, ana);
        await page.GotoAsync("/latest");
        await Settled(page);

        await page.Keyboard.PressAsync("j");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Newer" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Older" })).ToBeFocusedAsync();
        await portal.StartTopic(bo, "Newest"); // the list changes, the place in it stays
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Newest" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Older" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("o");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Newer" })).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("#post-1")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("#post-2")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("l");
        await Expect(page.Locator("#post-2 [data-act=like]")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.Locator("#post-2")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("r");
        var box = page.GetByRole(AriaRole.Textbox, new() { Name = "Your reply" });
        await Expect(box).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("joke?");
        await Expect(box).ToHaveValueAsync("joke?");

        await page.GetByRole(AriaRole.Heading, new() { Name = "Newer" }).ClickAsync();
        await page.Keyboard.PressAsync("u");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/c/general$"));
        await page.Keyboard.TypeAsync("gf");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/forum$"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Forum", Level = 1 })).ToBeFocusedAsync(); // a new page begins at its heading
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("header [role=search] input")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_keys_are_listed_and_can_be_turned_off()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        await portal.StartTopic(await portal.NewMember());
        var page = await NewPerson(portal, locale: "zh-CN");
        await page.GotoAsync("/latest");
        await page.Keyboard.PressAsync("?");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "键盘快捷键" });
        await Expect(dialog).ToBeVisibleAsync();
        await page.AxeFindsNothing();
        await dialog.GetByRole(AriaRole.Switch, new() { Name = "使用单键快捷键" }).ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();

        await page.ReloadAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("/");
        Assert.Equal("BODY", await page.EvaluateAsync<string>("document.activeElement.tagName"));
        await page.GotoAsync("/keys");
        await Expect(page.GetByRole(AriaRole.Switch)).Not.ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Switch).ClickAsync();
        await page.GotoAsync("/latest");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator(".topic-title").First).ToBeFocusedAsync();
    }
}
