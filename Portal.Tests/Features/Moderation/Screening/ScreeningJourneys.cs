using Microsoft.Playwright;
using Portal.Commons.Moderation;
using Portal.Commons.Screening;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Moderation;

public class ScreeningJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    /// <summary>On SQLite alone: what waits is tried on both databases by HoldingTests.</summary>
    [Fact]
    public async Task A_newcomer_sees_that_their_spam_waits_a_moderator_approves_and_the_other_sees_it_live()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["Screening:Spam=true"]);
        var (ana, mo, ada) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ada", Roles.Admin));
        var topic = await portal.StartTopic(mo, "Where do you shop?");
        var (writer, reader) = (await NewPerson(portal, ana, width: 360, dark: true), await NewPerson(portal, mo));
        var visitor = await NewPerson(portal);
        await Task.WhenAll(writer.GotoAsync(topic.Url), reader.GotoAsync(topic.Url), visitor.GotoAsync(topic.Url));
        await writer.GetByRole(AriaRole.Textbox, new() { Name = "Your reply" }).FillAsync("Cheap viagra and cialis at https://pills.example");
        await writer.GetByRole(AriaRole.Region, new() { Name = "Your reply" }).GetByRole(AriaRole.Button, new() { Name = "Reply" }).ClickAsync();
        await Expect(writer.GetByText("It waits for a moderator")).ToBeVisibleAsync();
        await Expect(writer.GetByText("Cheap viagra")).ToBeVisibleAsync();
        await writer.AxeFindsNothing();
        await Expect(visitor.GetByText("Cheap viagra")).ToHaveCountAsync(0);
        await Expect(writer.GetByRole(AriaRole.Link, new() { Name = "All that waits" })).ToHaveAttributeAsync("href", "/waiting");
        await writer.GotoAsync("/waiting"); // a page of its own: what a click leaves of the page before is not this page's
        await Expect(writer.GetByText("Waits for a moderator").First).ToBeVisibleAsync();
        await writer.AxeFindsNothing();

        var it = (await portal.Get<Queue>().Read(mo.Actor, new(), QueueCursor.Start, 10, default)).Value.Items.Single();
        await portal.Decide(mo, it.Subject, Outcome.Approved);
        await Expect(visitor.GetByText("Cheap viagra")).ToBeVisibleAsync();
        await Expect(reader.GetByText("Cheap viagra")).ToBeVisibleAsync();
        await Expect(writer.GetByText("Nothing of yours waits")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_admin_adds_a_word_tries_a_text_and_imports_a_list()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var ada = await portal.NewMember("ada", Roles.Admin);
        await portal.StartTopic(ada);
        var page = await NewPerson(portal, ada, width: 360, locale: "en-GB");
        await page.GotoAsync("/admin/words");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a word" }).First.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Text").FillAsync("*");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog.GetByText("would match everything")).ToBeVisibleAsync();
        await page.AxeFindsNothing();
        await dialog.GetByLabel("Text").FillAsync("frobni*");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Try it" }).ClickAsync();
        await Expect(dialog.GetByText("of the last 1 posts")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("frobni*")).ToBeVisibleAsync();

        await page.GetByText("Try a text against the list").ClickAsync();
        await page.GetByLabel("Text to try").FillAsync("You Fr0bnicate");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try it" }).ClickAsync();
        await Expect(page.GetByText("It would wait for a moderator.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).First.ClickAsync();
        await dialog.GetByLabel("Lines").FillAsync("hold word gadget\n*");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
        await Expect(dialog.GetByText("Line 2")).ToBeVisibleAsync();
        await dialog.GetByLabel("Lines").FillAsync("hold word gadget");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
        await Expect(page.GetByText("gadget", new() { Exact = true })).ToBeVisibleAsync();
        await page.AxeFindsNothing();
    }
}
