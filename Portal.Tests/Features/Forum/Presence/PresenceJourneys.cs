using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Forum;

public class PresenceJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task Two_members_with_one_topic_open_see_each_other_and_that_one_types()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await portal.StartTopic(ana);
        var (hers, his) = (await NewPerson(portal, ana), await NewPerson(portal, bo, width: 360));
        await hers.GotoAsync(topic.Url);
        await Expect(hers.Locator(".here .avatar")).ToHaveCountAsync(0);
        await his.GotoAsync(topic.Url);
        await Expect(hers.Locator(".here")).ToContainTextAsync("is reading");
        await Expect(his.Locator(".here")).ToContainTextAsync("is reading");
        await his.Locator("#reply textarea").PressSequentiallyAsync("Well");
        await Expect(hers.Locator(".here [role=status]")).ToContainTextAsync("is typing");
        await hers.AxeFindsNothing();
        await his.Keyboard.PressAsync("Control+Enter");
        await Expect(hers.Locator(".posts")).ToContainTextAsync("Well");
        await Expect(hers.Locator(".here [role=status]")).ToBeEmptyAsync(new() { Timeout = 1500 }); // what he typed is said
        await Expect(his.Locator("#reply textarea")).ToHaveValueAsync("");
        await his.Locator("#reply textarea").PressSequentiallyAsync("And");
        await Expect(hers.Locator(".here [role=status]")).ToContainTextAsync("is typing");
        await his.GotoAsync("/forum");
        await Expect(hers.Locator(".here .avatar")).ToHaveCountAsync(0);
        await Eventually.Within(8, async () => await hers.Locator(".here [role=status]").TextContentAsync() == "", "who is gone types no more");
    }
}
