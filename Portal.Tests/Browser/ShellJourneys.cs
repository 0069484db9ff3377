using Microsoft.Playwright;
using Portal.Tests.Features.Clubs;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

public class ShellJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Theory, BothDatabases]
    public async Task A_member_comes_home_to_what_is_not_sent_yet_their_clubs_and_their_topics(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var (topic, club) = (await portal.StartTopic(bo), await portal.NewClub(ana));
        var own = $"Mine {Guid.NewGuid():N}";
        await portal.StartTopic(ana, own);
        await portal.Get<Portal.Commons.Drafts.DraftStore>().Keep(ana.Actor, Portal.Features.Forum.Posts.ReplyDraft(topic.TopicId), null, "Half a reply, 半个", default);

        var page = await NewPerson(portal, ana, width: 360);
        await page.GotoAsync("/");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = own }).First).ToBeVisibleAsync();
        await Expect(page.Locator($"main a[href='/clubs/{club.Club.Slug}']")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Half a reply, 半个" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Your reply" })).ToHaveValueAsync("Half a reply, 半个");

        var visitor = await NewPerson(portal);
        await visitor.GotoAsync("/");
        await Expect(visitor.GetByRole(AriaRole.Heading, new() { Name = "Your topics" })).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(1280, false, "en-GB", "en")]
    [InlineData(390, true, "zh-CN", "zh-Hans")]
    [InlineData(390, false, "zh-HK", "zh-Hant")]
    public async Task The_first_page_speaks_the_readers_language_and_has_no_barrier(int width, bool dark, string locale, string language)
    {
        var page = await NewPerson(await portals.Shared(DatabaseProvider.Sqlite), width: width, dark: dark, locale: locale);
        await page.GotoAsync("/");
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        await page.AxeFindsNothing();
    }
}
