using Microsoft.Playwright;
using Portal.Commons.Moderation;
using Portal.Commons.Sanctions;
using Portal.Features.Forum;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Moderation;

/// <summary>A member is warned while writing, acknowledges, is suspended, appeals, and another moderator overturns: each at a browser of their own.</summary>
public class SanctionJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    const string Draft = "What I was about to say";

    /// <summary>On SQLite alone: sanctions and appeals are tried on both databases by SanctionTests and AppealTests.</summary>
    [Fact]
    public async Task A_warning_meets_the_writer_and_an_appeal_from_the_suspended_page_is_overturned_by_somebody_else()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var (mo, max, ana) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("max", Roles.Moderator), await portal.NewMember("ana"));
        var topic = await portal.StartTopic(ana);
        var (writer, first, second) = (await NewPerson(portal, ana, width: 360, dark: true), await NewPerson(portal, mo), await NewPerson(portal, max));
        await writer.GotoAsync(topic.Url);
        await Expect(writer.Locator("#circuit")).ToBeAttachedAsync();
        var box = writer.GetByRole(AriaRole.Textbox, new() { Name = "Your reply" });
        await box.FillAsync(Draft);

        // From her profile a moderator warns her, with words of the admin that are in her language.
        await first.GotoAsync($"/u/{ana.Name}");
        await Choose(first, ana, "Warn");
        var dialog = first.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Worded reason").SelectOptionAsync("Rude to others");
        await Expect(dialog.GetByLabel("Reason, as")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("unfriendly to others"));
        await dialog.GetByLabel("Points").FillAsync("3");
        await first.AxeFindsNothing();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Warn", Exact = true }).ClickAsync();
        await Expect(first.GetByText($"{ana.Name} is warned.")).ToBeVisibleAsync();

        // It comes up above what she writes, which stays.
        var warning = writer.GetByRole(AriaRole.Dialog);
        await Expect(warning).ToContainTextAsync($"Hello {ana.Name}, what you wrote");
        await writer.AxeFindsNothing();
        Assert.True(await writer.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await warning.GetByRole(AriaRole.Button, new() { Name = "I have read this" }).ClickAsync();
        await Expect(warning).ToHaveCountAsync(0);
        await Expect(box).ToHaveValueAsync(Draft);
        await writer.Locator("#reply").GetByRole(AriaRole.Button, new() { Name = "Reply", Exact = true }).ClickAsync();
        await Expect(writer.Locator("#post-2")).ToContainTextAsync(Draft);

        // On her time line all that she wrote is hidden and shown again, and there she is suspended; she appeals from the page that still works.
        await first.GotoAsync(PersonAddress.Of(ana.Name));
        await Expect(first.GetByText("3 points").First).ToBeVisibleAsync();
        await first.GetByRole(AriaRole.Button, new() { Name = "Hide all of theirs" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("2");
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Reason" }).FillAsync("All of it was spam.");
        await first.AxeFindsNothing();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Hide them" }).ClickAsync();
        await Expect(first.GetByText("Hidden: 2.")).ToBeVisibleAsync();
        Forgive("404"); // her page of it says that it is not there
        await Expect(writer).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/not-found$"));
        await first.GetByRole(AriaRole.Button, new() { Name = "Undo all" }).ClickAsync();
        await Expect(first.GetByText("Post restored")).ToHaveCountAsync(2);
        await writer.GotoAsync(topic.Url);
        await Expect(writer.Locator("#post-2")).ToContainTextAsync(Draft);
        await Choose(first, ana, "Suspend");
        await dialog.GetByLabel("Reason, as").FillAsync("Until {until} you may read only.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Suspend", Exact = true }).ClickAsync();
        await Expect(first.GetByRole(AriaRole.List, new() { Name = "Time line" })).ToContainTextAsync("you may read only");
        await first.AxeFindsNothing();
        await Expect(writer.GetByText("you may read only").First).ToBeVisibleAsync();
        await writer.GetByRole(AriaRole.Link, new() { Name = "Why, and how to answer" }).ClickAsync();
        await Expect(writer.GetByRole(AriaRole.Heading, new() { Name = "Suspension" })).ToBeVisibleAsync();
        await writer.AxeFindsNothing();
        Assert.True(await writer.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await writer.GetByRole(AriaRole.Button, new() { Name = "Appeal" }).First.ClickAsync();
        await writer.GetByLabel("Why it was wrong").FillAsync("It was a quotation.");
        await writer.GetByRole(AriaRole.Button, new() { Name = "Send the appeal" }).ClickAsync();
        await Expect(writer.GetByText("Waits for a moderator")).ToBeVisibleAsync();
        await writer.AxeFindsNothing();

        // Somebody else reads it in the queue; her page shows how it ended, by itself.
        await second.GotoAsync("/moderation?kind=appeal");
        await Expect(second.Locator("[data-row]")).ToContainTextAsync("It was a quotation.");
        var appeal = await portal.Get<Database>().Read(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Set<Appeal>()));
        Assert.True((await portal.Get<Decisions>().Claim(max.Actor, appeal.CaseId, default)).Done);
        Assert.True((await portal.Get<Decisions>().Decide(max.Actor, appeal.CaseId, new(Outcome.Overturned, "So it was."), default)).Done);
        await Expect(writer.GetByText("So it was.").First).ToBeVisibleAsync();
        await Expect(writer.GetByText("Overturned").First).ToBeVisibleAsync();
        await Expect(writer.GetByRole(AriaRole.Link, new() { Name = "Why, and how to answer" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_appeal_is_decided_on_its_card_by_somebody_else_than_who_is_appealed_against()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var (mo, max, ana) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("max", Roles.Moderator), await portal.NewMember("ana"));
        var topic = await portal.StartTopic(ana);
        Assert.True((await portal.Get<Decisions>().Hide(mo.Actor, new("post", topic.PostId), "Rude", null, default)).Done);
        var hidden = (await portal.Get<MyStanding>().Read(ana.Actor, Cursor.Start, default)).Value.Items[0];
        Assert.True((await portal.Get<Appeals>().File(ana.Actor, hidden.Decision, "I meant myself", null, default)).Done);

        var (own, other) = (await NewPerson(portal, mo), await NewPerson(portal, max));
        await own.GotoAsync("/moderation?kind=appeal");
        await Expect(own.GetByText("somebody else decides").First).ToBeVisibleAsync();
        Assert.Equal(0, await own.GetByRole(AriaRole.Button, new() { Name = "Overturn" }).CountAsync());

        await other.GotoAsync("/moderation?kind=appeal");
        await Expect(other.Locator("#circuit")).ToBeAttachedAsync();
        await Expect(other.Locator("[data-row]")).ToContainTextAsync("Rude");
        await other.GetByRole(AriaRole.Button, new() { Name = "Overturn" }).ClickAsync();
        var dialog = other.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Reason" }).FillAsync("So it was.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Overturn" }).ClickAsync();
        await Expect(other.Locator("[data-row]")).ToHaveCountAsync(0);
        Assert.False(await portal.Get<Database>().Read(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.AnyAsync(db.Set<Post>(), p => p.Id == topic.PostId && p.Hidden)));
    }

    [Fact]
    public async Task The_pages_of_sanctions_are_without_barrier_in_chinese_on_a_phone_by_night()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var (ada, mo, ana) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ana"));
        Assert.True((await portal.Sanction(mo, ana, SanctionKind.Note, "认得打印机")).Done);
        Assert.True((await portal.Sanction(mo, ana, SanctionKind.Mute, "请休息一下", TimeSpan.FromDays(1))).Done);
        foreach (var (who, address) in new[] { (ada, PersonAddress.Of(ana.Name)), (ada, "/admin/templates"), (ana, "/account/standing") })
        {
            var page = await NewPerson(portal, who, width: 360, dark: true, locale: "zh-CN");
            await page.GotoAsync(address);
            await Expect(page.Locator("#circuit")).ToBeAttachedAsync();
            await page.AxeFindsNothing();
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), address);
        }
    }

    static async Task Choose(IPage moderator, Member on, string what)
    {
        await moderator.GetByRole(AriaRole.Button, new() { Name = "Moderate " + on.Name }).First.ClickAsync();
        await moderator.GetByRole(AriaRole.Menuitem, new() { Name = what, Exact = true }).ClickAsync();
    }
}
