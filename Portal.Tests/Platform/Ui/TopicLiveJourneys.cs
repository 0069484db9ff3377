using Microsoft.Playwright;
using Portal.Features.Forum;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Platform.Ui;

public class TopicLiveJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_visitor_sees_a_reply_and_hears_of_it_without_a_reload()
    {
        var (portal, ana, topic, page) = await Open();
        await page.EvaluateAsync("window.sameDocument = true");
        await portal.Reply(ana, topic, "Turn the *lid*.");
        await Expect(page.Locator("#post-2 .prose")).ToHaveTextAsync("Turn the lid.");
        await Expect(page.Locator("article > [aria-live=polite]")).ToHaveTextAsync("New replies: 1");
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument"));
        Assert.False(await page.EvaluateAsync<bool>("'Blazor' in window"));
    }

    [Fact]
    public async Task What_changes_is_replaced_and_the_rest_stays_the_same_element()
    {
        var (portal, ana, topic, page) = await Open();
        await portal.Reply(ana, topic, "Turn the lid.");
        await Expect(page.Locator("#post-2")).ToBeVisibleAsync();
        await page.EvaluateAsync("document.querySelector('#post-2').marked = true");

        await portal.Get<Posts>().Edit(ana.Actor, topic.PostId, "The bottle is full.", null, null, default);
        await Expect(page.Locator("#post-1 .prose")).ToHaveTextAsync("The bottle is full.");
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('#post-2').marked"));
    }

    [Fact]
    public async Task A_post_in_use_is_left_alone_until_the_focus_goes()
    {
        var (portal, ana, topic, page) = await Open();
        await page.Locator("#post-1 .post-author").FocusAsync();
        await portal.Get<Posts>().Edit(ana.Actor, topic.PostId, "The bottle is full.", null, null, default);
        await portal.Reply(ana, topic, "Turn the lid.");
        await Expect(page.Locator("#post-2")).ToBeVisibleAsync();
        await Expect(page.Locator("#post-1 .post-author")).ToBeFocusedAsync();
        await Expect(page.Locator("#post-1 .prose")).ToHaveTextAsync("The bottle is empty.");

        await page.Locator("#post-1 .post-author").BlurAsync();
        await Expect(page.Locator("#post-1 .prose")).ToHaveTextAsync("The bottle is full.");
    }

    [Fact]
    public async Task A_hidden_tab_costs_no_stream_and_catches_up_when_it_is_seen()
    {
        var (portal, ana, topic, page) = await Open();
        await Show(page, "hidden");
        await portal.Reply(ana, topic, "Turn the lid.");
        await page.WaitForTimeoutAsync(1500);
        await Expect(page.Locator("#post-2")).ToHaveCountAsync(0);

        await Show(page, "visible");
        await Expect(page.Locator("#post-2")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_comes_by_the_circuit_speaks_the_language_of_the_page()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await portal.StartTopic(ana);

        var page = await NewPerson(portal, bo, locale: "zh-CN");
        await page.GotoAsync(topic.Url);
        await Settled(page);
        await portal.Reply(ana, topic, "Turn the lid.");
        await Expect(page.Locator("#post-2").GetByRole(AriaRole.Button, new() { Name = "回复" })).ToBeVisibleAsync();
        await Expect(page.Locator("#post-2").GetByRole(AriaRole.Button, new() { Name = "Reply" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_reads_at_the_end_of_a_full_page_sees_what_is_written_after_it()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await portal.StartTopic(ana);
        for (var number = 2; number <= TopicViews.PageSize; number++)
        {
            await portal.Reply(ana, topic, $"Answer {number}.");
        }

        var (visitor, member) = (await NewPerson(portal), await NewPerson(portal, bo));
        var stream = visitor.WaitForResponseAsync(response => response.Url.Contains("/live/topic/"));
        await visitor.GotoAsync(topic.Url);
        await stream;
        await member.GotoAsync(topic.Url);
        await Settled(member);
        await portal.Reply(ana, topic, "On the second page.");
        await Expect(visitor.Locator("#post-26 .prose")).ToHaveTextAsync("On the second page.");
        await Expect(member.Locator("#post-26 .prose")).ToHaveTextAsync("On the second page.");
        await Expect(member.Locator("#post-1")).ToHaveCountAsync(1);

        await member.GotoAsync(topic.Url);
        await Expect(member.Locator("#post-25")).ToBeVisibleAsync();
        await Expect(member.Locator("#post-26")).ToHaveCountAsync(0);
    }

    private async Task<(TestPortal Portal, Member Ana, PostPlace Topic, IPage Page)> Open()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana);
        var page = await NewPerson(portal);
        var stream = page.WaitForResponseAsync(response => response.Url.Contains("/live/topic/"));
        await page.GotoAsync(topic.Url);
        await stream;
        return (portal, ana, topic, page);
    }

    private static Task Show(IPage page, string state) => page.EvaluateAsync(
        """
        state => {
          Object.defineProperty(document, 'hidden', { value: state === 'hidden', configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """, state);
}
