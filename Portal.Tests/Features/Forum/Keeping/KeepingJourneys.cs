using Portal.Commons.People;
using Portal.Features.Forum;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Forum;

public class KeepingJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    /// <summary>On SQLite alone: these deeds are tried on both databases by KeepingTests and PostMovesTests.</summary>
    [Fact]
    public async Task A_moderator_closes_a_topic_from_its_menu_undoes_it_and_splits_it_while_a_member_looks_on()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(ana);
        for (var i = 2; i <= 4; i++) await portal.Reply(ana, topic, $"Reply {i}");
        var (reader, keeper) = (await NewPerson(portal, ana), await NewPerson(portal, mo, width: 360, dark: true));
        await reader.GotoAsync(topic.Url);
        await keeper.GotoAsync(topic.Url);
        await Settled(keeper);
        await Expect(Menu(reader)).ToBeVisibleAsync(); // an author renames

        await Choose(keeper, "Close…");
        await keeper.AxeFindsNothing();
        await keeper.GetByRole(AriaRole.Textbox, new() { Name = "Reason" }).FillAsync("Answered");
        await keeper.GetByRole(AriaRole.Button, new() { Name = "Close topic" }).ClickAsync();
        await Expect(reader.GetByText("This topic is closed.")).ToBeVisibleAsync();
        await Expect(reader.Locator(".topic-note")).ToContainTextAsync("Answered");
        await Expect(reader.GetByRole(AriaRole.Button, new() { Name = "Reply" })).ToHaveCountAsync(0);
        await reader.AxeFindsNothing();
        await keeper.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(reader.Locator(".topic-note")).ToHaveCountAsync(0);

        await Choose(keeper, "Move posts to another topic…");
        await keeper.GetByRole(AriaRole.Button, new() { Name = "Choose post 2" }).ClickAsync();
        await keeper.GetByRole(AriaRole.Button, new() { Name = "Choose post 4" }).ClickAsync();
        await Expect(keeper.GetByText("2 posts chosen")).ToBeVisibleAsync();
        await keeper.AxeFindsNothing();
        await keeper.GetByRole(AriaRole.Button, new() { Name = "Move…" }).ClickAsync();
        await keeper.GetByLabel("Title", new() { Exact = true }).FillAsync("Another matter");
        await keeper.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Move", Exact = true }).ClickAsync();
        await Expect(keeper.GetByRole(AriaRole.Heading, new() { Name = "Another matter" })).ToBeVisibleAsync();
        await Expect(reader.Locator("#post-2")).ToHaveCountAsync(0);
        await Expect(reader.Locator("#post-3")).ToBeVisibleAsync();
        await reader.Locator(".topic-note a").ClickAsync();
        await Expect(reader.GetByRole(AriaRole.Heading, new() { Name = "Another matter" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Each_dialog_of_the_menu_opens_without_a_finding_and_a_merge_takes_its_reader_along()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var (from, into) = (await portal.StartTopic(ana, "Twin"), await portal.StartTopic(ana, "Elder"));
        var (reader, keeper) = (await NewPerson(portal, ana, width: 360), await NewPerson(portal, mo));
        await reader.GotoAsync(from.Url);
        await Settled(reader);
        await keeper.GotoAsync(from.Url);
        await Settled(keeper);
        await portal.Get<TopicStates>().Pin(mo.Actor, from.TopicId, TopicPin.Category, null, null, default);
        foreach (var (item, told) in new[] { ("Unpin for me", "In your lists it stands like any other topic now."), ("Pin again for me", "It stands first in your lists again.") })
        {
            await Expect(reader.GetByText("Pinned", new() { Exact = true })).ToBeVisibleAsync();
            await reader.GetByRole(AriaRole.Button, new() { Name = "Follow this topic" }).ClickAsync();
            await reader.AxeFindsNothing();
            await reader.GetByRole(AriaRole.Menuitem, new() { Name = item }).ClickAsync();
            await Expect(reader.GetByText(told)).ToBeVisibleAsync();
        }

        await portal.Get<TopicStates>().Unpin(mo.Actor, from.TopicId, null, default);
        foreach (var item in new[] { "Change title and tags…", "Move to another category…", "Pin…", "Slow mode…", "Archive", "What was done" })
        {
            await Choose(keeper, item);
            await Expect(keeper.Locator("dialog[open]")).ToBeVisibleAsync();
            await keeper.AxeFindsNothing();
            await keeper.Keyboard.PressAsync("Escape");
            await Expect(keeper.Locator("dialog[open]")).ToHaveCountAsync(0);
        }

        await Choose(keeper, "Merge into another topic…");
        await keeper.GetByLabel("The other topic").FillAsync(from.Url);
        await keeper.GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).ClickAsync();
        await Expect(keeper.GetByText("This is the same topic.")).ToBeVisibleAsync();
        await keeper.GetByLabel("The other topic").FillAsync(into.Url);
        await keeper.GetByLabel("The other topic").BlurAsync();
        await Expect(keeper.GetByText("Elder (posts: 1)")).ToBeVisibleAsync();
        await keeper.GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).ClickAsync();
        await Expect(keeper.GetByRole(AriaRole.Heading, new() { Name = "Elder" })).ToBeVisibleAsync();
        await Expect(reader.GetByRole(AriaRole.Heading, new() { Name = "Elder" })).ToBeVisibleAsync();
        await Expect(reader.Locator("#post-2")).ToBeVisibleAsync();
    }

    static ILocator Menu(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Manage this topic" });

    static async Task Choose(IPage page, string item)
    {
        await Menu(page).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = item, Exact = true }).ClickAsync();
    }
}
