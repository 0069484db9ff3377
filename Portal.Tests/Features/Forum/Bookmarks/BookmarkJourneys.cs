using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Forum;

public class BookmarkJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_member_bookmarks_a_post_with_a_reminder_and_takes_it_away_on_the_page_of_bookmarks()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(await portal.NewMember("bo"));
        var page = await NewPerson(portal, ana, width: 360, dark: true);
        await page.GotoAsync(topic.Url);
        await Settled(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Menu of post #1" }).Or(page.Locator("#post-1 [data-act=more]")).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bookmark" }).ClickAsync();
        await page.GetByLabel("Note to yourself").FillAsync("the good one");
        await page.GetByLabel("Remind me").SelectOptionAsync(new SelectOptionValue { Label = "At a time of my own …" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("This field is required").Or(page.Locator("dialog .field-error")).First).ToBeVisibleAsync();
        await page.AxeFindsNothing();
        await page.GetByLabel("Remind me").SelectOptionAsync(new SelectOptionValue { Label = "In a week" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#post-1").GetByRole(AriaRole.Button, new() { Name = "Change the bookmark" }).First).ToBeVisibleAsync();

        await page.GotoAsync("/bookmarks");
        await Expect(page.GetByText("the good one")).ToBeVisibleAsync();
        await page.AxeFindsNothing();
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the bookmark" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(page.GetByText("No bookmarks yet")).ToBeVisibleAsync();
    }
}
