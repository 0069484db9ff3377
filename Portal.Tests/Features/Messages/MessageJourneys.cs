using Microsoft.Playwright;
using Portal.Commons.Contact;
using Portal.Commons.Drafts;
using Portal.Features.Messages;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Messages;

/// <summary>Members who write to each other, each at a browser of their own.</summary>
public class MessageJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    /// <summary>On SQLite alone: conversations are tried on both databases by ConversationTests and ReportTests.</summary>
    [Fact]
    public async Task One_writes_from_a_profile_and_the_other_is_told_answers_reports_and_blocks()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var (first, second) = (await NewPerson(portal, ana), await NewPerson(portal, bo, width: 360, dark: true));
        await second.GotoAsync("/forum");
        await Settled(second);
        await first.GotoAsync($"/u/{bo.Name}");
        await first.GetByRole(AriaRole.Link, new() { Name = "Message", Exact = true }).ClickAsync();
        await Expect(first.GetByRole(AriaRole.Textbox, new() { Name = "To", Exact = true })).ToHaveValueAsync($"@{bo.Name} ");
        await first.AxeFindsNothing();
        await Write(first, "Do you have a **minute**? 有空吗？");
        await Expect(first.GetByRole(AriaRole.Log)).ToContainTextAsync("Do you have a minute? 有空吗？");

        await Expect(second.GetByRole(AriaRole.Link, new() { Name = "Messages 1 with something new" })).ToBeVisibleAsync();
        await second.GetByRole(AriaRole.Link, new() { Name = "Messages 1 with something new" }).ClickAsync();
        await second.Locator(".desk-item").ClickAsync();
        await Expect(second.GetByRole(AriaRole.Log)).ToContainTextAsync("Do you have a minute?");
        await Expect(first.Locator(".msg-mark")).ToContainTextAsync("Read");
        var box = second.GetByRole(AriaRole.Textbox, new() { Name = "Your message" });
        await Eventually.True(
            async () =>
            {
                await box.PressSequentiallyAsync("a"); // what is typed before the box is live is not told
                return (await first.Locator(".typing").InnerTextAsync()).Contains("is typing", StringComparison.Ordinal);
            },
            "the other sees that somebody types");
        await Write(second, "Yes");
        await Expect(first.GetByRole(AriaRole.Log)).ToContainTextAsync("Yes");
        await second.AxeFindsNothing();
        Assert.True(await second.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));

        await second.GetByRole(AriaRole.Button, new() { Name = "Report" }).ClickAsync();
        await Expect(second.GetByRole(AriaRole.Dialog)).ToContainTextAsync("this message and the few before it");
        await second.AxeFindsNothing();
        await second.GetByRole(AriaRole.Button, new() { Name = "Flag it" }).ClickAsync();
        await Expect(second.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await second.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await second.GetByRole(AriaRole.Menuitem, new() { Name = "Block" }).ClickAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "Block", Exact = true }).ClickAsync();
        await Expect(second.GetByText("Lift the block first if you want to write")).ToBeVisibleAsync();

        await Write(first, "Are you there?");
        await Expect(first.GetByText("does not take messages from you").First).ToBeVisibleAsync();
        await second.GotoAsync("/account/contact");
        await second.AxeFindsNothing();
        await second.GetByRole(AriaRole.Radio, new() { Name = "Our team only" }).CheckAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(second.Locator(".alert.is-ok, .alert.is-success, [role=status]", new() { HasText = "Saved" }).First).ToBeVisibleAsync();
        await second.GotoAsync("/account/contact");
        await Expect(second.GetByRole(AriaRole.Radio, new() { Name = "Our team only" })).ToBeCheckedAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "Lift the block on" }).ClickAsync();
        await Expect(second.GetByText("can write to you again")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_group_is_begun_by_names_that_are_offered_and_its_people_come_and_go()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, bo, cy, dee) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"), await portal.NewMember("dee"));
        var (first, second) = (await NewPerson(portal, ana), await NewPerson(portal, bo));
        await first.GotoAsync("/messages/new");
        await Settled(first);
        var to = first.GetByRole(AriaRole.Textbox, new() { Name = "To", Exact = true });
        foreach (var member in new[] { bo, cy })
        {
            await to.PressSequentiallyAsync(member.Name);
            await Expect(first.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
            await to.PressAsync("Enter");
        }

        await Expect(to).ToHaveValueAsync($"@{bo.Name} @{cy.Name} ");
        await first.GetByRole(AriaRole.Textbox, new() { Name = "Name of the group" }).FillAsync("Trip");
        await Write(first, "Who comes?");
        await Expect(first.GetByRole(AriaRole.Heading, new() { Name = "Trip" })).ToBeVisibleAsync();

        await second.GotoAsync("/messages");
        await second.Locator(".desk-item", new() { HasText = "Trip" }).ClickAsync();
        await Expect(second.GetByRole(AriaRole.Log)).ToContainTextAsync("Who comes?");
        await first.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await first.GetByRole(AriaRole.Menuitem, new() { Name = "Add people" }).ClickAsync();
        await first.GetByRole(AriaRole.Textbox, new() { Name = "Names" }).FillAsync("nobody-at-all");
        await first.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(first.GetByRole(AriaRole.Dialog)).ToContainTextAsync("There is nobody called nobody-at-all");
        await first.AxeFindsNothing();
        await first.GetByRole(AriaRole.Textbox, new() { Name = "Names" }).FillAsync(dee.Name);
        await first.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(second.GetByRole(AriaRole.Log)).ToContainTextAsync($"{ana.Name} added {dee.Name}");

        await second.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await second.GetByRole(AriaRole.Menuitem, new() { Name = "Leave the group" }).ClickAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "Leave the group", Exact = true }).ClickAsync();
        await Expect(second.GetByText("You have left this group.")).ToBeVisibleAsync();
        await Expect(first.GetByRole(AriaRole.Log)).ToContainTextAsync($"{bo.Name} left");
        await first.GetByRole(AriaRole.Textbox, new() { Name = "Your message" }).PressSequentiallyAsync("Hm");
        await Write(first, "Only for who is here");
        await Expect(first.GetByRole(AriaRole.Log)).ToContainTextAsync("Only for who is here");
        await Expect(second.Locator(".typing")).ToBeEmptyAsync();
        await second.ReloadAsync();
        await Expect(second.GetByRole(AriaRole.Log)).Not.ToContainTextAsync("Only for who is here");
        await second.AxeFindsNothing();
    }

    [Fact]
    public async Task One_goes_on_where_one_stopped_reading_and_finds_ones_draft_where_one_may_write_no_more()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var id = (await portal.Begin(ana, "Message 1", bo)).Value;
        Assert.True((await portal.Get<Attention>().ReadUpTo(bo.Actor, id, 1, default)).Done);
        for (var i = 2; i <= 70; i++) await portal.Write(ana, id, $"Message {i}");
        var page = await NewPerson(portal, bo, width: 360);
        await page.GotoAsync($"/messages/{id}");
        await Settled(page);
        var log = page.GetByRole(AriaRole.Log);
        await Expect(log.GetByText("New", new() { Exact = true })).ToBeInViewportAsync();
        await Expect(log.GetByText("Message 2", new() { Exact = true })).ToBeInViewportAsync();
        await Expect(log.GetByText("Message 70", new() { Exact = true })).ToHaveCountAsync(0);
        Assert.InRange((await portal.Get<ConversationsOf>().List(bo.Actor, Cursor.Start, 1, default)).Items[0].UnreadCount, 20, 69);
        await page.AxeFindsNothing();
        await page.GetByRole(AriaRole.Button, new() { Name = "To the newest" }).ClickAsync();
        await Expect(log.GetByText("Message 70", new() { Exact = true })).ToBeInViewportAsync();
        await Eventually.True(async () => await portal.Get<ConversationsOf>().Unread(bo.Actor, default) == 0, "what one skipped counts as read");
        await page.GotoAsync($"/messages/{id}?at=5#m-5");
        await Expect(log.GetByText("Message 5", new() { Exact = true })).ToBeInViewportAsync();

        await Settled(page);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Your message" }).FillAsync("Not sent yet");
        await Eventually.True(async () => await portal.Get<DraftStore>().Find(bo.Actor, Conversations.Draft(id), default) is not null, "the draft is kept");
        Assert.True((await portal.Get<ContactDeeds>().Block(bo.Actor, ana.Name, default)).Done);
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Your draft, which was not sent" })).ToHaveValueAsync("Not sent yet");
        await page.AxeFindsNothing();
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Your draft, which was not sent" })).ToHaveCountAsync(0);
        await Eventually.True(async () => await portal.Get<DraftStore>().Find(bo.Actor, Conversations.Draft(id), default) is null, "the draft is gone");
    }

    async Task Write(IPage page, string text)
    {
        await Settled(page);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Your message" }).FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
    }
}
