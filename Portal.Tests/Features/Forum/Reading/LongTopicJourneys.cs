using Microsoft.Playwright;
using Portal.Features.Forum;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Forum;

public class LongTopicJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task Who_scrolls_reads_on_through_the_pages_two_at_a_time_and_back_and_the_address_follows()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await Long(portal, bo, 110);
        var page = await NewPerson(portal, ana);
        await page.GotoAsync(topic.Url);
        await Settled(page);
        await Expect(page.Locator(".post")).ToHaveCountAsync(25);
        await ScrollTo(page, 110, down: true);
        await Expect(page.Locator("#post-110")).ToBeInViewportAsync();
        Assert.InRange(await page.Locator(".post").CountAsync(), 10, 50);
        Assert.Equal(0, await page.Locator("#post-1").CountAsync());
        await page.WaitForURLAsync(url => url.Contains($"{topic.Url}/1"));
        await page.AxeFindsNothing();

        await page.Locator(".skip").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#main")).ToBeFocusedAsync();
        await Expect(page.Locator("#post-110")).ToHaveCountAsync(1); // still the same pages

        await ScrollTo(page, 1, down: false);
        await Expect(page.Locator("#post-1")).ToBeInViewportAsync();
        Assert.InRange(await page.Locator(".post").CountAsync(), 25, 50);
        await Eventually.True(async () => await portal.Get<Reading>().ReadTo(ana.Actor, topic.TopicId, default) == 110, "all is read");
    }

    [Fact]
    public async Task The_focus_is_never_trapped_and_what_is_read_does_not_move()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await Long(portal, bo, 60);
        var page = await NewPerson(portal, ana);
        await page.GotoAsync($"{topic.Url}/10#post-10");
        await Settled(page);
        await page.Locator("#reply textarea").FocusAsync(); // scrolls there, past the end of the page
        await page.WaitForTimeoutAsync(800);
        await Expect(page.Locator(".post")).ToHaveCountAsync(25);
        await Expect(page.Locator("#reply textarea")).ToBeFocusedAsync();

        await page.GotoAsync($"{topic.Url}/15#post-15");
        await Settled(page);
        await page.Locator("#post-15").EvaluateAsync("p => p.scrollIntoView({ block: 'start' })");
        await page.WaitForTimeoutAsync(300);
        var before = await page.Locator("#post-15").EvaluateAsync<double>("p => p.getBoundingClientRect().top");
        var edited = await portal.Get<TopicViews>().Read(bo.Actor, topic.TopicId, 1, 0, default);
        await portal.Get<Posts>().Edit(bo.Actor, edited!.View.Posts[11].Id, string.Join("\n\n", Enumerable.Repeat("Much longer now", 30)), null, null, default);
        await Expect(page.Locator("#post-12")).ToContainTextAsync("Much longer now");
        await page.WaitForTimeoutAsync(300);
        Assert.Equal(before, await page.Locator("#post-15").EvaluateAsync<double>("p => p.getBoundingClientRect().top"), 3.0);
    }

    [Fact]
    public async Task Who_comes_back_sees_where_the_new_begins_and_unfolds_what_a_post_answers()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await Long(portal, bo, 40);
        await portal.Get<Reading>().UpTo(ana.Actor, topic.TopicId, 38, default);
        var old = (await portal.Get<TopicViews>().Read(bo.Actor, topic.TopicId, 1, 0, default))!.View.Posts[2];
        Assert.True((await portal.Get<Posts>().Reply(bo.Actor, topic.TopicId, new NewReply($"# As in [this]({topic.Url}/3#post-3)", old.Id), null, default)).Done);
        var page = await NewPerson(portal, ana, width: 360);
        await page.GotoAsync(topic.Url);
        await page.GetByRole(AriaRole.Link, new() { Name = "First unread" }).ClickAsync();
        await Expect(page.Locator(".read-line")).ToBeVisibleAsync();
        await Expect(page.Locator(".read-line + #post-39")).ToHaveCountAsync(1);
        await Settled(page);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle); // its script is there

        var answered = page.Locator("#post-41 .post-head .end a").First;
        await answered.ClickAsync();
        await Expect(page.Locator("#post-41 .unfolded")).ToContainTextAsync("Post 3 ");
        await page.AxeFindsNothing();
        await answered.ClickAsync();
        await Expect(page.Locator("#post-41 .unfolded")).ToHaveCountAsync(0);

        await page.Locator("#post-41").GetByRole(AriaRole.Link, new() { Name = "this" }).ClickAsync(); // in a heading is no room to unfold
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("#post-3$"));
        await Expect(page.Locator("#post-3")).ToBeVisibleAsync();

        var visitor = await NewPerson(portal); // without a circuit
        await visitor.GotoAsync($"{topic.Url}/41#post-41");
        await visitor.Locator("#post-41 .post-head .end a").First.ClickAsync();
        await Expect(visitor.Locator("#post-41 .unfolded")).ToContainTextAsync("Post 3 ");
        await visitor.AxeFindsNothing();
    }

    private static async Task<PostPlace> Long(TestPortal portal, Member author, int posts)
    {
        var topic = await portal.StartTopic(author);
        for (var i = 2; i <= posts; i++) await portal.Reply(author, topic, $"Post {i} says something\n\nin two paragraphs");
        return topic;
    }

    private static async Task ScrollTo(IPage page, int number, bool down)
    {
        for (var i = 0; i < 200 && !await page.EvaluateAsync<bool>("n => { const p = document.getElementById(`post-${n}`); if (!p) return false; const b = p.getBoundingClientRect(); return b.top >= 0 && b.top < innerHeight; }", number); i++)
        {
            await page.Mouse.WheelAsync(0, down ? 700 : -700);
            await page.WaitForTimeoutAsync(60);
        }
    }
}
