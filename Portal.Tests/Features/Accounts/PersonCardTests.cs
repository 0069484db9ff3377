using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Accounts;

public class PersonCardTests(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_card_shows_who_somebody_is_where_the_mouse_rests_on_their_name_and_goes_with_escape()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo", Roles.Agent));
        var topic = await portal.StartTopic(ana);
        await portal.Reply(bo, topic, "Turn the lid.");
        var page = await NewPerson(portal, dark: true);
        await page.GotoAsync(topic.Url);
        var card = page.Locator(".person-card");

        await page.Locator("#post-2 .post-author").HoverAsync();
        await Expect(card).ToContainTextAsync($"@{bo.Name}");
        await Expect(card).ToContainTextAsync("Agent");
        await card.HoverAsync(); // the mouse may go into it
        await page.WaitForTimeoutAsync(400);
        await Expect(card).ToBeVisibleAsync();
        await page.AxeFindsNothing();

        await page.Keyboard.PressAsync("Escape");
        await Expect(card).ToHaveCountAsync(0);
        await page.Locator("#post-1 .post-author").HoverAsync();
        await Expect(card).ToContainTextAsync($"@{ana.Name}");
        await page.Locator("h1").First.HoverAsync();
        await Expect(card).ToHaveCountAsync(0);
    }

    [Theory, BothDatabases]
    public async Task A_card_is_of_those_alone_who_have_a_profile_and_says_what_they_did(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        await portal.StartTopic(ana);
        using var visitor = portal.Visitor();
        await Eventually.True(() => portal.Get<Database>().Read(db => db.Set<Contribution>().AnyAsync(c => c.AccountId == ana.Id)), "her post is counted");
        Assert.Contains("<b>1</b>", await Card(ana), StringComparison.Ordinal);
        Assert.Contains($"@{bo.Name}", await Card(bo), StringComparison.Ordinal);

        await portal.Get<Database>().Write(async db =>
        {
            await db.Set<Account>().Where(a => a.Id == bo.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.EmailConfirmed, false));
            db.Tell(new PersonChanged(bo.Id, bo.Name));
            return (Result<Nothing>)default(Nothing);
        }, default);
        await Eventually.True(async () => (await visitor.GetAsync($"/live/person/{bo.Name}")).StatusCode == HttpStatusCode.NotFound, "who never confirmed their address has no card");

        async Task<string> Card(Member who) => await visitor.GetStringAsync($"/live/person/{who.Name}");
    }
}
