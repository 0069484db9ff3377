using Microsoft.Playwright;
using Portal.Features.Forum;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Forum;

public class PollJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task An_author_makes_a_poll_from_the_first_post_and_another_member_votes_while_a_third_sees_it_move()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, bo, cy) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"));
        var topic = await portal.StartTopic(ana);
        var (hers, his, third) = (await NewPerson(portal, ana), await NewPerson(portal, bo, width: 360, dark: true), await NewPerson(portal, cy));
        await hers.GotoAsync(topic.Url);
        await Settled(hers);
        await hers.Locator("#post-1 [data-act=more]").ClickAsync();
        await hers.GetByRole(AriaRole.Button, new() { Name = "Add a poll" }).ClickAsync();
        await hers.GetByLabel("Question").FillAsync("Filter or bottle?");
        await hers.GetByRole(AriaRole.Button, new() { Name = "Add the poll" }).ClickAsync();
        await Expect(hers.GetByText("A poll needs at least 2 options")).ToBeVisibleAsync();
        await Expect(hers.GetByLabel("Question")).ToHaveValueAsync("Filter or bottle?");
        await hers.AxeFindsNothing();
        await hers.GetByRole(AriaRole.Textbox, new() { Name = "Options" }).FillAsync("Filter\nBottle\n\n");
        await hers.GetByRole(AriaRole.Button, new() { Name = "Add the poll" }).ClickAsync();
        await Expect(hers.Locator(".poll")).ToContainTextAsync("Filter or bottle?");

        await third.GotoAsync(topic.Url);
        await Settled(third);
        await third.GetByRole(AriaRole.Radio, new() { Name = "Bottle" }).CheckAsync();
        await third.GetByRole(AriaRole.Button, new() { Name = "Vote", Exact = true }).ClickAsync();
        await Expect(third.Locator(".poll")).ToContainTextAsync("1 person voted");
        await his.GotoAsync(topic.Url);
        await Settled(his);
        await his.AxeFindsNothing();
        await his.GetByRole(AriaRole.Radio, new() { Name = "Filter" }).CheckAsync();
        await his.GetByRole(AriaRole.Button, new() { Name = "Vote", Exact = true }).ClickAsync();
        await Expect(his.Locator(".poll")).ToContainTextAsync("2 people voted");
        await Expect(third.Locator(".poll")).ToContainTextAsync("2 people voted");
        await Expect(third.Locator(".poll-bars li").First).ToContainTextAsync("50%");
        await his.AxeFindsNothing();

        using var visitor = portal.Visitor();
        await Eventually.True(async () => (await visitor.GetStringAsync(topic.Url)).Contains("2 people voted", StringComparison.Ordinal), "a visitor sees it, too");
    }

    [Fact]
    public async Task A_ranking_is_put_in_order_with_the_keyboard_alone()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana);
        await portal.Get<Polls>().Add(ana.Actor, topic.TopicId, new("Order?", PollKind.Ranked, ["One", "Two", "Three"]), default);
        var page = await NewPerson(portal, ana, locale: "zh-CN");
        await page.GotoAsync(topic.Url);
        await Settled(page);
        foreach (var name in new[] { "Two", "One" }) await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).PressAsync("Enter");
        await Expect(page.Locator(".poll-order li")).ToHaveCountAsync(2);
        await page.AxeFindsNothing();
        await page.GetByRole(AriaRole.Button, new() { Name = "将“One”上移" }).PressAsync("Enter");
        await Expect(page.Locator(".poll-order li").First).ToContainTextAsync("One");
        await page.GetByRole(AriaRole.Button, new() { Name = "投票", Exact = true }).PressAsync("Enter");
        await Expect(page.Locator(".poll")).ToContainTextAsync("1 人已投票");
        Assert.Equal([1, 2], (await portal.Get<PollViews>().Of(ana.Actor, topic.TopicId, default))!.Mine);
    }
}
