using Portal.Features.Forum;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Forum;

public class ReadingJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    /// <summary>On SQLite alone: what is read is tried on both databases by ReadingTests.</summary>
    [Fact]
    public async Task A_reply_counts_at_the_side_of_another_page_and_is_read_by_reading_it()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await portal.StartTopic(ana);
        var page = await NewPerson(portal, ana);
        await page.GotoAsync("/clubs");
        await Settled(page);
        var unread = page.Locator("#nav a[href='/unread']");
        await Expect(unread.Locator(".badge")).ToHaveCountAsync(0);

        for (var i = 0; i < 4; i++) await portal.Reply(bo, topic, string.Join("\n\n", Enumerable.Repeat($"Reply {i}", 12)));
        await Expect(unread.Locator(".badge")).ToContainTextAsync("1");
        await unread.ClickAsync();
        var row = page.Locator("li.topic").Filter(new() { HasText = "4 unread posts" });
        await Expect(row).ToBeVisibleAsync();
        await page.AxeFindsNothing();

        await row.Locator(".topic-title").ClickAsync();
        await Expect(page.Locator("#post-2")).ToBeInViewportAsync();
        await Settled(page); // to where the link leads Blazor scrolls once its page is drawn
        await page.Locator("#post-5 .post-foot").ScrollIntoViewIfNeededAsync();
        await Expect(unread.Locator(".badge")).ToHaveCountAsync(0);
        await page.GotoAsync("/unread");
        await Expect(page.GetByText("Nothing unread")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_member_follows_a_topic_from_its_menu_and_marks_all_as_read()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await portal.StartTopic(bo);
        var page = await NewPerson(portal, ana, width: 360, dark: true);
        await page.GotoAsync(topic.Url);
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Follow this topic: Normal" }).ClickAsync();
        await page.AxeFindsNothing();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Menuitemradio, new() { Name = "Tracking" }).ClickAsync();
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Follow this topic: Tracking" })).ToBeVisibleAsync();
        await Eventually.True(async () => await portal.Get<Reading>().Unread(ana.Actor, default) == 0, "the one post is read");

        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Follow this topic: Tracking" }).ClickAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Menuitemradio, new() { Name = "Normal" }).ClickAsync();
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Follow this topic: Normal" })).ToBeVisibleAsync();
        await portal.Get<Reading>().Follow(ana.Actor, topic.TopicId, WatchLevel.Tracking, default); // on another device
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Follow this topic: Tracking" })).ToBeVisibleAsync();

        await page.GotoAsync("/unread");
        await Expect(page.GetByText("Nothing unread")).ToBeVisibleAsync();
        await portal.Reply(bo, topic, "Something new");
        await Expect(page.Locator("li.topic.is-unread")).ToHaveCountAsync(1);
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Mark all as read" }).ClickAsync();
        await Expect(page.GetByText("Nothing unread")).ToBeVisibleAsync();
        Assert.Equal(0, await portal.Get<Reading>().Unread(ana.Actor, TestContext.Current.CancellationToken));
    }
}
