using Microsoft.Playwright;
using Portal.Commons.Notifications;
using Portal.Features.Forum;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Commons.Notifications;

public class NotificationJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Theory, BothDatabases]
    public async Task The_bell_counts_live_and_what_it_tells_is_read_by_reading_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await portal.StartTopic(ana, $"Bell {Guid.NewGuid():N}"[..14]);
        var page = await NewPerson(portal, ana);
        await page.GotoAsync("/clubs");
        await Settled(page);
        var bell = page.Locator(".bell > button");
        await Expect(bell).ToHaveAccessibleNameAsync("Notifications");
        await portal.Reply(bo, topic, "A reply");
        await Expect(bell).ToHaveAccessibleNameAsync("Notifications 1 unread");
        await portal.Reply(bo, topic, "And one more");

        await bell.ClickAsync();
        var row = page.Locator(".panel .note");
        await Expect(row).ToContainTextAsync($"{bo.Name} replied in");
        await Expect(row).ToContainTextAsync("2 times");
        await page.AxeFindsNothing();
        await row.Locator("a").ClickAsync();
        await Expect(page.Locator("#post-2")).ToBeVisibleAsync();
        await Expect(bell).ToHaveAccessibleNameAsync("Notifications");
        await page.GotoAsync("/notifications");
        await Expect(page.Locator("main .note")).ToHaveCountAsync(1);
        await Expect(page.Locator("main .note.is-unread")).ToHaveCountAsync(0);
        await portal.Reply(bo, topic, $"@{ana.Name}");
        await Expect(page.Locator("main .note.is-unread")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark all as read" }).ClickAsync();
        await Expect(page.Locator("main .note.is-unread")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_member_follows_a_category_from_its_page_and_chooses_what_they_are_told_of()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var tag = $"t{Guid.NewGuid():N}"[..10];
        await portal.StartTopic(bo, tags: tag);
        var page = await NewPerson(portal, ana, width: 360, dark: true);
        await page.GotoAsync($"/tag/{tag}");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Follow #{tag}: Normal" }).ClickAsync();
        await page.AxeFindsNothing();
        await page.GetByRole(AriaRole.Menuitemradio, new() { Name = "First post" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Follow #{tag}: First post" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Letters at once" }).ClickAsync();
        await Eventually.True(async () => (await portal.Get<Places>().Find(ana.Actor, PlaceKind.Tag, tag, default))!.Mail == MailChoice.AtOnce, "the letters are chosen");
        await page.GotoAsync("/watching");
        await Expect(page.Locator("main .list")).ToContainTextAsync($"#{tag}");
        await page.GotoAsync($"/u/{bo.Name}");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Follow {bo.Name}: Normal" })).ToBeVisibleAsync();

        await page.GotoAsync("/account/notifications");
        await page.AxeFindsNothing();
        await page.GetByLabel("Mentions: Letter").SelectOptionAsync("None");
        await page.GetByLabel("Reactions: Bell").UncheckAsync();
        await page.GetByLabel("Quiet from").SelectOptionAsync("22:00");
        await page.GetByLabel("Quiet until").SelectOptionAsync("06:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();
        var kept = (await portal.Get<TellingSettings>().Read(ana.Actor, default)).Value;
        Assert.Equal((MailChoice.None, true, false, 22, 6), (kept.Kinds[NotificationKind.Mention].Mail, kept.Kinds[NotificationKind.Mention].Bell, kept.Kinds[NotificationKind.Reaction].Bell, kept.QuietFrom, kept.QuietTo));
    }

    [Fact]
    public async Task The_link_in_a_letter_asks_a_visitor_and_stops_when_the_button_is_pressed()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var ana = await portal.NewMember("ana");
        var page = await NewPerson(portal);
        await page.GotoAsync(portal.Get<UnsubscribeLinks>().LinkTo(new(ana.Id, NotificationKind.Reply)));
        await page.AxeFindsNothing();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop these letters" }).ClickAsync();
        await Expect(page.GetByText("You get no more letters of this kind: Replies to you.")).ToBeVisibleAsync();
        Assert.Equal(MailChoice.None, (await portal.Get<TellingSettings>().Read(ana.Actor, default)).Value.Kinds[NotificationKind.Reply].Mail);
    }
}
