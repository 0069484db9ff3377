using Portal.Features.Forum;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Forum;

public class FindingJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_member_narrows_a_list_by_its_menus_and_searches_inside_a_topic()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, tag) = (await portal.NewMember("ana"), "t" + Guid.NewGuid().ToString("N")[..8]);
        var idea = await portal.StartTopic(ana, "An idea of mine", "Let it print in gold", TopicKind.Idea, tag);
        await portal.StartTopic(ana, "A question of mine", tags: tag);
        await portal.Reply(ana, idea, "Or in silver");
        var page = await NewPerson(portal, ana, width: 360, dark: true);
        await page.GotoAsync("/tag/" + tag);
        await Settled(page);
        await Expect(page.Locator("li.topic")).ToHaveCountAsync(2);
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Kind", Exact = true }).ClickAsync();
        await page.AxeFindsNothing();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Menuitem, new() { Name = "Idea" }).ClickAsync();
        await Expect(page.Locator("li.topic")).ToHaveCountAsync(1);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/tag/{tag}\\?kind=idea$"));

        await page.GetByText("An idea of mine").ClickAsync();
        var box = page.GetByRole(Microsoft.Playwright.AriaRole.Searchbox, new() { Name = "Search in this topic" });
        await Eventually.True(async () => (await portal.Get<Portal.Commons.Search.Search>().Find(ana.Actor, $"silver topic:{idea.TopicId}", null, 5, default)).Value.Items.Count == 1, "it is in the index");
        await box.FillAsync("silver");
        await box.PressAsync("Enter");
        await Expect(page.Locator("li.hit")).ToHaveCountAsync(1);
        await Expect(page.Locator("mark")).ToHaveTextAsync("silver");
        await page.AxeFindsNothing();
        var typed = page.Locator("main").GetByRole(Microsoft.Playwright.AriaRole.Searchbox);
        await Expect(typed).ToHaveValueAsync($"topic:{idea.TopicId} silver");
        await typed.FillAsync("silver by:nobody-at-all");
        await typed.PressAsync("Enter");
        await Expect(page.Locator(".field-error")).ToContainTextAsync("nobody-at-all");
        await Expect(typed).ToHaveValueAsync("silver by:nobody-at-all");
        await page.AxeFindsNothing();
    }
}
