using Microsoft.Playwright;
using Portal.Commons.Moderation;
using Portal.Features.Forum;
using Portal.Tests.Commons.Moderation;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

public class ModerationJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Theory, BothDatabases]
    public async Task A_member_flags_a_moderator_sees_it_claims_and_hides_and_restores_it_and_a_visitor_sees_so(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var scene = await Scene.Set(portal);
        var (bo, mia, max) = (await NewPerson(portal, scene.Bo), await NewPerson(portal, scene.Mia), await NewPerson(portal, scene.Max));
        var visitor = await NewPerson(portal);
        await Task.WhenAll(bo.GotoAsync(scene.First.Url), visitor.GotoAsync(scene.First.Url), mia.GotoAsync("/moderation"), max.GotoAsync("/moderation"));
        await Expect(mia.GetByText("Nothing waits")).ToBeVisibleAsync();
        await Expect(visitor.GetByText(Scene.Rude)).ToBeVisibleAsync();

        await Flag(bo, 2, "Abuse", "Rude to everyone.");

        var card = mia.Locator("[data-row]");
        await Expect(card).ToContainTextAsync(Scene.Rude);
        await Expect(card).ToContainTextAsync("Rude to everyone.");
        await mia.AxeFindsNothing();

        await mia.Keyboard.PressAsync("j");
        await mia.Keyboard.PressAsync("c");
        await Expect(card).ToContainTextAsync("You are on it");
        await Expect(max.Locator("[data-row]")).ToContainTextAsync($"{scene.Mia.Name} is on it");
        await Expect(max.GetByRole(AriaRole.Button, new() { Name = "Hide" })).ToHaveCountAsync(0);

        await mia.Keyboard.PressAsync("h");
        await mia.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox, new() { Name = "Reason" }).FillAsync("Insults");
        await mia.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Hide" }).ClickAsync();
        await Expect(mia.GetByText("Nothing waits")).ToBeVisibleAsync();
        await Expect(max.GetByText("Nothing waits")).ToBeVisibleAsync();
        await Expect(visitor.GetByText(Scene.Rude)).ToHaveCountAsync(0);
        await Expect(bo.GetByText(Scene.Rude)).ToHaveCountAsync(0);

        await max.GotoAsync("/moderation?state=closed");
        await max.Locator("[data-row]").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await max.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox, new() { Name = "Reason" }).FillAsync("A quotation");
        await max.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(visitor.GetByText(Scene.Rude)).ToBeVisibleAsync();
        await Expect(bo.GetByText(Scene.Rude)).ToBeVisibleAsync();

        await mia.GotoAsync("/moderation/audit?subject=" + scene.ReplySubject);
        await Expect(mia.GetByRole(AriaRole.Table)).ToContainTextAsync("A quotation");
        await Expect(mia.GetByRole(AriaRole.Table)).ToContainTextAsync("Insults");
        await mia.AxeFindsNothing();
    }

    [Fact]
    public async Task Two_moderators_see_each_other_what_changes_under_a_decision_is_shown_and_a_wave_is_decided_and_undone_at_once()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var scene = await Scene.Set(portal);
        await scene.Flagged();
        await portal.Get<Portal.Commons.Sanctions.ReasonTemplates>().AddUsual(Actor.System, default);
        var (mia, max) = (await NewPerson(portal, scene.Mia), await NewPerson(portal, scene.Max, width: 360, dark: true));
        await Task.WhenAll(mia.GotoAsync("/moderation"), max.GotoAsync("/moderation"));
        await Expect(mia.Locator("[data-row]")).ToHaveCountAsync(1);
        await mia.Keyboard.PressAsync("j");
        await mia.Keyboard.PressAsync("h");
        var dialog = mia.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Reason" }).FillAsync("We are kind to each other.");
        await Expect(max.Locator("[data-row]")).ToContainTextAsync($"{scene.Mia.Name} is on it");
        await max.AxeFindsNothing();

        await portal.Get<Posts>().Edit(scene.Ana.Actor, scene.Reply.PostId, "you are all wonderful", null, null, default);
        await Expect(dialog.GetByText("It has changed since you looked")).ToBeVisibleAsync();
        await Expect(dialog.GetByText("you are all wonderful")).ToBeVisibleAsync();
        await Expect(dialog.GetByRole(AriaRole.Textbox, new() { Name = "Reason" })).ToHaveValueAsync("We are kind to each other.");
        await mia.AxeFindsNothing();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Hide" })).ToBeDisabledAsync(); // a click that was on its way decides nothing
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Understood" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Hide" }).ClickAsync();
        await Expect(mia.GetByText("Nothing waits")).ToBeVisibleAsync();

        for (var i = 0; i < 3; i++)
        {
            var spam = await portal.Reply(scene.Ana, scene.First, "buy pills at once");
            Assert.True((await scene.Flags.Raise(scene.Bo.Actor, new("post", spam.PostId), FlagReason.Spam, null, null, default)).Done);
        }

        await Expect(mia.Locator("[data-row]")).ToHaveCountAsync(3);
        await mia.Keyboard.PressAsync("Shift+X");
        await Expect(mia.GetByText("Cases chosen: 3")).ToBeVisibleAsync();
        await mia.AxeFindsNothing();
        await mia.Keyboard.PressAsync("Escape");
        await Expect(mia.GetByText("Cases chosen: 3")).ToBeHiddenAsync();
        await mia.Keyboard.PressAsync("Shift+X");
        await Expect(mia.GetByText("Cases chosen: 3")).ToBeVisibleAsync();
        await mia.Keyboard.PressAsync("Shift+H");
        await dialog.GetByLabel("Worded reason").SelectOptionAsync("Against the rules");
        await Expect(dialog.GetByRole(AriaRole.Textbox, new() { Name = "Reason" })).ToHaveValueAsync(new System.Text.RegularExpressions.Regex($"in “Ink for {scene.Ana.Name}” does not keep to"));
        await dialog.GetByLabel($"Then warn {scene.Ana.Name}").CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Decide 3" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Warn", Exact = true })).ToBeVisibleAsync(); // they wrote it all
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(max.GetByText("Nothing waits")).ToBeVisibleAsync();
        await mia.GetByRole(AriaRole.Button, new() { Name = "Undo all" }).ClickAsync();
        await Expect(max.Locator("[data-row]")).ToHaveCountAsync(3);
        await scene.Shows(scene.Bo.Actor, 3);

        // Once more, and who wrote it is suspended with it; both are undone together.
        await Expect(mia.Locator("[data-row]")).ToHaveCountAsync(3);
        await mia.Keyboard.PressAsync("Shift+X");
        await Expect(mia.GetByText("Cases chosen: 3")).ToBeVisibleAsync();
        await mia.Keyboard.PressAsync("Shift+H");
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Reason" }).FillAsync("Spam");
        await dialog.GetByLabel("And those who wrote this").SelectOptionAsync("Suspend");
        await Expect(dialog.GetByText($"1 of them: {scene.Ana.Name}")).ToBeVisibleAsync();
        await mia.AxeFindsNothing();
        await dialog.GetByLabel("Reason, as each of them is told").FillAsync("Three times the same.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Decide 3" }).ClickAsync();
        await Expect(max.GetByText("Nothing waits")).ToBeVisibleAsync();
        await Eventually.True(async () => (await portal.StandingOf(scene.Ana)).MayNotWrite is not null, "who wrote it is suspended, once the cases are closed");
        await mia.GetByRole(AriaRole.Button, new() { Name = "Undo all" }).ClickAsync();
        await Expect(max.Locator("[data-row]")).ToHaveCountAsync(3);
        await Eventually.True(async () => (await portal.StandingOf(scene.Ana)).MayNotWrite is null, "who wrote it may write again, once the cases are open");
        Assert.Equal(0, await max.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }

    [Fact]
    public async Task The_watch_shows_a_new_post_at_once_and_answers_it_in_its_place()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var scene = await Scene.Set(portal);
        var mia = await NewPerson(portal, scene.Mia);
        var pressed = new TaskCompletionSource();
        await mia.RouteAsync("**/message-box*.js", async route =>
        {
            await pressed.Task; // the script of the box comes late, as over a slow line
            await route.ContinueAsync();
        });
        await mia.GotoAsync("/moderation/watch");
        var rows = mia.Locator("[data-row]");
        await Expect(rows).ToHaveCountAsync(2);

        await portal.Get<Posts>().Reply(scene.Bo.Actor, scene.First.TopicId, new("I print with **pigment** ink"), null, default);
        await Expect(rows.First).ToContainTextAsync("I print with pigment ink");
        await mia.AxeFindsNothing();

        await rows.First.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();
        await rows.First.GetByRole(AriaRole.Textbox).FillAsync("Which printer?");
        await portal.Get<Posts>().Reply(scene.Ana.Actor, scene.First.TopicId, new("And I with dye"), null, default);
        await Expect(mia.GetByRole(AriaRole.Button, new() { Name = "1 new" })).ToBeVisibleAsync();
        await Expect(rows).ToHaveCountAsync(3);

        await rows.First.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        pressed.SetResult();
        await mia.GetByRole(AriaRole.Button, new() { Name = "2 new" }).ClickAsync(); // the focus is on the entry again, which nothing pushes away
        await Expect(rows).ToHaveCountAsync(5);
        await Expect(rows.First).ToContainTextAsync("Which printer?");
        var page = (await portal.Get<TopicViews>().Read(scene.Bo.Actor, scene.First.TopicId, 1, 0, default))!.View;
        Assert.Equal(page.Posts[2].Id, page.Posts[4].ReplyToId);
    }

    [Theory]
    [InlineData(360, false, "en-GB"), InlineData(1280, false, "en-GB"), InlineData(360, true, "zh-CN"), InlineData(1280, true, "zh-TW")]
    public async Task Queue_watch_and_log_have_no_barrier_and_fit_the_width(int width, bool dark, string locale)
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var scene = await Scene.Set(portal);
        await scene.Flagged(note: "Rude to everyone, and not for the first time.");
        await scene.Decisions.Hide(scene.Max.Actor, new("post", scene.First.PostId), "A test of the log", null, default);
        await scene.Decisions.Restore(scene.Max.Actor, new("post", scene.First.PostId), "Back again", null, default);
        var mia = await NewPerson(portal, scene.Mia, width, dark, locale);
        foreach (var address in (string[])["/moderation", "/moderation?state=closed", "/moderation/watch", "/moderation/audit"])
        {
            await mia.GotoAsync(address);
            await Expect(mia.Locator("[data-row], tbody tr").First).ToBeVisibleAsync();
            await Expect(mia.Locator("#circuit")).ToBeAttachedAsync(); // the page as its circuit draws it
            await mia.AxeFindsNothing();
            Assert.Equal(0, await mia.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        }
    }

    static async Task Flag(IPage reader, int number, string reason, string note)
    {
        var post = reader.Locator($"#post-{number}");
        await post.Locator("[aria-expanded]").ClickAsync();
        await post.GetByRole(AriaRole.Button, new() { Name = "Flag this" }).ClickAsync();
        var dialog = reader.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel(reason).CheckAsync();
        await dialog.GetByLabel("What should we know?").FillAsync(note);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Flag it" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }
}
