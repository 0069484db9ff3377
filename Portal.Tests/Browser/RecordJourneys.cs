using Microsoft.Playwright;
using Portal.Features.Forum;
using Portal.Tests.Commons.People;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

public class RecordJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task An_admin_gives_a_category_to_a_member_who_hides_and_rescues_there_alone_and_the_log_shows_it()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var (ada, ana, lena) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"), await portal.NewMember("lena"));
        var here = await PlaceModeratorTests.NewCategory(portal, ada);
        var (mine, foreign) = (await PlaceModeratorTests.Start(portal, ana, here), await portal.StartTopic(ana));
        var rude = await portal.Reply(ana, mine, "you are all idiots");
        var personal = await portal.Reply(ana, mine, "Call me: 138 0013 8000, please.");
        var (admin, person) = (await NewPerson(portal, ada), await NewPerson(portal, lena));

        await admin.GotoAsync("/admin/people?q=" + lena.Name);
        await admin.GetByRole(AriaRole.Button, new() { Name = $"Roles of {lena.Name}" }).ClickAsync();
        var dialog = admin.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("One more place").SelectOptionAsync($"category:{here}");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("No longer moderator") })).ToBeVisibleAsync();
        await admin.AxeFindsNothing();

        await person.GotoAsync("/moderation/watch");
        var row = person.Locator("[data-row]").Filter(new() { HasText = "you are all idiots" });
        await Expect(row).ToBeVisibleAsync();
        await Expect(person.Locator($"[data-row] a[href^='{foreign.Url}']")).ToHaveCountAsync(0);
        await row.GetByRole(AriaRole.Button, new() { Name = "Hide" }).ClickAsync();
        await person.GetByLabel("Reason, as").FillAsync("Insults");
        await person.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Hide" }).ClickAsync();
        await Eventually.True(async () => (await portal.Get<TopicViews>().Read(ana.Actor, mine.TopicId, 1, 0, default))!.View.Posts.All(p => p.Id != rude.PostId), "it is hidden");

        await person.GotoAsync(mine.Url);
        var post = person.Locator($"#post-{personal.Number}");
        await post.GetByRole(AriaRole.Button, new() { Name = $"More for post {personal.Number}" }).ClickAsync();
        await post.GetByRole(AriaRole.Button, new() { Name = "Remove personal data" }).ClickAsync();
        dialog = person.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByLabel("138 0013 8000")).ToBeCheckedAsync();
        await person.AxeFindsNothing();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove for good" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("The text itself: 1");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).Last.ClickAsync();
        await Expect(post).ToContainTextAsync("[removed for privacy]");

        await person.GotoAsync("/moderation/audit");
        var table = person.GetByRole(AriaRole.Table);
        await Expect(table).ToContainTextAsync("Personal data removed");
        await Expect(table).ToContainTextAsync("Insults");
        await Expect(table).Not.ToContainTextAsync("138 0013");
        await person.GetByLabel("About", new() { Exact = true }).SelectOptionAsync("posts");
        await Expect(person).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("group=posts"));
        await Expect(table).Not.ToContainTextAsync("Personal data removed");
        await person.AxeFindsNothing();

        var phone = await NewPerson(portal, lena, width: 360, dark: true, locale: "zh-CN");
        foreach (var page in new[] { "/moderation/audit", "/moderation/numbers" })
        {
            await phone.GotoAsync(page);
            await Expect(phone.Locator("h1")).ToBeVisibleAsync();
            await phone.AxeFindsNothing();
            Assert.True(await phone.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), page);
        }
    }
}
