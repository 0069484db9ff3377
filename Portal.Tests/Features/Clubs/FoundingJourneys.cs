using Microsoft.Playwright;
using Portal.Tests.Platform.Files;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Clubs;

/// <summary>A club is thought out and made at the wizard.</summary>
public class FoundingJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_member_thinks_a_club_out_step_by_step_a_reload_loses_nothing_and_the_last_step_makes_it()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var host = await portal.NewMember("host");
        var taken = await portal.NewClub(host);
        var page = await NewPerson(portal, host, width: 360);
        await page.GotoAsync("/clubs/new");
        await Eventually.True(
            async () =>
            {
                await page.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true }).FillAsync(taken.Club.Slug);
                return await page.GetByText("cannot be had").IsVisibleAsync();
            },
            "the address of another club is said to be taken");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Use “{taken.Club.Slug}-2”" }).ClickAsync();
        await Expect(page.GetByText("is free.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "About the club" }).FillAsync("Up at *two*. 守夜");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Topics" }).FillAsync("Latte art, 拉花");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "On request" }).CheckAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Question 1" }).FillAsync("Why?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "How it looks" })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Jade" }).CheckAsync();
        await page.WaitForFunctionAsync("'_blazorInputFileNextFileId' in document.querySelector('input[type=file]')"); // nobody chooses a file within the moment in which the field listens not yet
        await page.GetByLabel("Cover").SetInputFilesAsync(new FilePayload { Name = "cover.png", MimeType = "image/png", Buffer = Samples.Png });
        await Expect(page.GetByAltText("The cover as it is now")).ToBeVisibleAsync();
        await page.AxeFindsNothing();

        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Jade" })).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Back", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Question 1" })).ToHaveValueAsync("Why?");
        await page.GetByRole(AriaRole.Button, new() { Name = "4. What stands on its page" }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "A lively club" }).CheckAsync();
        await page.AxeFindsNothing();
        await page.GetByRole(AriaRole.Button, new() { Name = "5. Its rules" }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Rules of the club" }).FillAsync("Whisper.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the club" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = taken.Club.Slug })).ToBeVisibleAsync();
        await Expect(page.GetByText("Whisper.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "拉花" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Parts of the club" }).GetByRole(AriaRole.Link, new() { Name = "Settings" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Change the address" })).ToBeVisibleAsync();
        await page.AxeFindsNothing();
        await page.GotoAsync("/clubs?topic=latte-art");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = taken.Club.Slug }).First).ToBeVisibleAsync();
        await page.AxeFindsNothing();
    }
}
