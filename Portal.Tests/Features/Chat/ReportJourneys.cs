using Microsoft.Playwright;
using Portal.Features.Chat;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Chat;

/// <summary>The figures as the people at the desk read them.</summary>
public class ReportJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    /// <summary>On SQLite alone: what the figures come to is tried on both databases by ReportTests and ReportFigureTests.</summary>
    [Fact]
    public async Task An_admin_goes_from_the_desk_to_the_figures_chooses_days_and_people_by_address_and_takes_the_file_along()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var world = new ReportWorld(portal, seed: 11);
        await world.Run(happenings: 300);
        var ada = await portal.NewMember("ada", Roles.Admin);
        var report = (await portal.Get<Reports>().Read(ada.Actor, new(Days: 30), default)).Value;
        var page = await NewPerson(portal, ada);
        await page.GotoAsync("/desk");
        await page.GetByRole(AriaRole.Link, new() { Name = "Figures of the desk" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Figures of the desk" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "30 days" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("days=30$"));
        var answered = page.Locator(".stat", new() { HasText = "Chats answered" });
        await Expect(answered).ToContainTextAsync($"{report.Sums.Answered:N0}");
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Chats missed" }).First).ToContainTextAsync($"{report.Sums.Missed:N0}");
        await page.GetByText("What is counted").ClickAsync();
        await Expect(page.GetByText("Chats that ended in these days before anybody had answered")).ToBeVisibleAsync();
        await page.AxeFindsNothing();

        var most = report.People[0];
        await page.GetByRole(AriaRole.Region, new() { Name = "By person" }).GetByRole(AriaRole.Link, new() { Name = most.Person.DisplayName }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"person={most.Person.Name}"));
        await Expect(answered).ToContainTextAsync($"{most.Sums.Answered:N0}");
        await Expect(page.GetByLabel("Person")).ToHaveValueAsync(most.Person.Name);
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "All together" })).ToBeVisibleAsync();
        await page.GetByLabel("Person").SelectOptionAsync("");
        await page.GetByLabel("From").FillAsync("2026-12-31");
        await page.GetByLabel("To", new() { Exact = true }).FillAsync("2026-11-30");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByText("Swap them")).ToBeVisibleAsync();
        await page.AxeFindsNothing();

        await page.GotoAsync("/desk/reports?days=30");
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Export as CSV" }).ClickAsync());
        var text = await new StreamReader(await file.CreateReadStreamAsync()).ReadToEndAsync();
        Assert.StartsWith("chat,measure,department,person", text);
        Assert.True(text.Split('\n').Length > 60, "the file is short");
    }

    [Fact]
    public async Task An_agent_sees_their_own_figures_on_a_phone_at_night_in_chinese_and_an_empty_time_says_so()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var world = new ReportWorld(portal, seed: 12);
        await world.Run(happenings: 150);
        var (me, other) = (world.Agents[0], world.Agents[1]);
        var page = await NewPerson(portal, me, width: 360, dark: true, locale: "zh-TW");
        await page.GotoAsync("/desk/reports?days=90");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "客服數據" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "全體" })).ToBeVisibleAsync();
        Assert.Equal(0, await page.GetByText(other.Name).CountAsync());
        await page.GetByText("統計口徑").ClickAsync();
        await page.AxeFindsNothing();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways");

        await page.GotoAsync("/desk/reports?from=2020-01-01&to=2020-01-31");
        await Expect(page.GetByText("這些天沒有記錄")).ToBeVisibleAsync();
        await page.GotoAsync($"/desk/reports?person={other.Name}");
        await Expect(page.GetByText("您可以查看自己的數據")).ToBeVisibleAsync();
        await page.AxeFindsNothing();
    }
}
