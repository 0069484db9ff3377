using Microsoft.Playwright;
using Portal.Commons.Watching;
using Portal.Features.Forum;
using Portal.Tests.Commons.Moderation;
using Portal.Tests.Commons.Watching;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

public class WatchJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    /// <summary>On SQLite alone: the watch is tried on both databases by WatchTests.</summary>
    [Fact]
    public async Task Two_moderators_share_the_watch_by_keys_and_what_one_has_seen_the_other_sees_so()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var scene = await Scene.Set(portal);
        var (mia, max) = (await NewPerson(portal, scene.Mia), await NewPerson(portal, scene.Max, width: 360, dark: true, locale: "zh-CN"));
        await mia.GotoAsync("/moderation/watch/alerts");
        await mia.GetByLabel("Word, or a few").FillAsync("refund");
        await mia.GetByRole(AriaRole.Button, new() { Name = "Watch for it" }).ClickAsync();
        await Expect(mia.GetByText("refund", new() { Exact = true })).ToBeVisibleAsync();
        await mia.AxeFindsNothing();

        await Task.WhenAll(mia.GotoAsync("/moderation/watch?list=unseen"), max.GotoAsync("/moderation/watch?list=unseen"));
        var (hers, his) = (mia.Locator("[data-row]"), max.Locator("[data-row]"));
        await Expect(hers).ToHaveCountAsync(2);
        await Expect(his).ToHaveCountAsync(2);
        await portal.Reply(scene.Bo, scene.First, "I want a refund, this is terrible and useless");
        await Expect(hers).ToHaveCountAsync(3); // at the end: nothing that is read moves
        await Expect(hers.Last).ToContainTextAsync("Watched word");
        await Expect(hers.Last).ToContainTextAsync("Sounds unhappy");
        await Expect(hers.Last.Locator(".river-alert")).ToHaveCountAsync(2);
        await Expect(his.Last.Locator(".river-alert")).ToHaveCountAsync(1); // what she watches for is her own affair

        await mia.Keyboard.TypeAsync("j "); // in one go: what is looked at for a second is seen without a key
        await Expect(hers.First).ToContainTextAsync("Seen by you");
        await Expect(hers.Nth(1)).ToBeFocusedAsync();
        await Expect(his.First).ToContainTextAsync(scene.Mia.Name);
        await Expect(his.First).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("is-seen"));
        await max.AxeFindsNothing();
        Assert.Equal(0, await max.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));

        // A key for each deed; whatever it opened gives the focus back to the entry.
        await mia.Keyboard.PressAsync("j");
        foreach (var (key, box) in new[] { ("f", "dialog[open] textarea"), ("t", "dialog[open] input"), ("p", "dialog[open] select"), ("r", "[data-row] .composer-box") })
        {
            await Expect(hers.Last).ToBeFocusedAsync();
            await mia.Keyboard.PressAsync(key);
            await Expect(mia.Locator(box).First).ToBeVisibleAsync();
            await mia.Keyboard.PressAsync("Escape");
            await Expect(mia.Locator(box)).ToHaveCountAsync(0);
        }

        await Expect(hers.Last).ToBeFocusedAsync();
        await mia.Keyboard.PressAsync("r");
        await hers.Last.GetByRole(AriaRole.Textbox).FillAsync("I am sorry. Which printer?");
        await hers.Last.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(hers.Last).ToContainTextAsync("Seen by you"); // who answers has read it
        await Expect(hers.Last).ToBeFocusedAsync();
        await Expect(his.Last).ToContainTextAsync(scene.Mia.Name);
        var page = (await portal.Get<TopicViews>().Read(scene.Bo.Actor, scene.First.TopicId, 1, 0, default))!.View;
        Assert.Equal(page.Posts[2].Id, page.Posts[3].ReplyToId);

        // What stands on the screen long enough to be read is seen, too.
        await hers.Last.BlurAsync();
        await mia.Mouse.MoveAsync(300, 300);
        await Expect(hers.Nth(1)).ToContainTextAsync("Seen by you", new() { Timeout = 15_000 });
        await mia.AxeFindsNothing();

        await mia.GotoAsync("/moderation/watch");
        await hers.First.GetByRole(AriaRole.Button, new() { Name = "Hand over" }).ClickAsync();
        await mia.GetByLabel("What should they know?").FillAsync("You know this printer");
        await mia.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Hand over" }).ClickAsync();
        await max.GotoAsync("/moderation/watch?list=mine");
        await Expect(his).ToContainTextAsync("You know this printer");

        await mia.GotoAsync("/moderation/watch/figures?days=1");
        await Expect(mia.Locator(".stats")).ToContainTextAsync("Time to first look");
        await Expect(mia.GetByRole(AriaRole.Table).Last).ToContainTextAsync(scene.Mia.Name);
        await mia.AxeFindsNothing();
    }

    [Theory]
    [InlineData(360, false, "en-GB"), InlineData(1280, true, "zh-TW")]
    public async Task Alerts_and_figures_have_no_barrier_and_fit_the_width(int width, bool dark, string locale)
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var scene = await Scene.Set(portal);
        await portal.Get<WatchWords>().Add(scene.Mia.Actor, "idiots", team: true, default);
        await portal.See(scene.Mia, (await portal.Watched(scene.Mia, scene.Reply.Subject())).Id);
        var mia = await NewPerson(portal, scene.Mia, width, dark, locale);
        foreach (var address in (string[])["/moderation/watch/alerts", "/moderation/watch/figures", "/moderation/watch/figures?days=90"])
        {
            await mia.GotoAsync(address);
            await Expect(mia.Locator("#circuit")).ToBeAttachedAsync();
            await mia.AxeFindsNothing();
            Assert.Equal(0, await mia.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        }
    }
}
