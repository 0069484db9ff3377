using Microsoft.Playwright;
using Portal.Commons.People;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Commons.People;

public class ProductJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task An_agent_writes_down_what_somebody_owns_who_sees_it_at_once_and_nobody_else_does()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, lena, bo) = (await portal.NewMember("ana"), await portal.NewMember("lena", Roles.Agent), await portal.NewMember("bo"));
        var (own, agent, other) = (await NewPerson(portal, ana, width: 360), await NewPerson(portal, lena, dark: true), await NewPerson(portal, bo));
        foreach (var page in new[] { own, agent, other })
        {
            await page.GotoAsync($"/u/{ana.Name}");
            await Settled(page);
        }

        await Expect(own.GetByText("Verified products")).ToHaveCountAsync(0);
        await agent.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        var dialog = agent.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Verified products").FillAsync(new string('x', 101));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await agent.AxeFindsNothing();
        await dialog.GetByLabel("Verified products").FillAsync("Duo 2\n\n磨豆机 SN-77");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(agent.GetByRole(AriaRole.List, new() { Name = "Verified products" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Expect(own.GetByText("磨豆机 SN-77")).ToBeVisibleAsync();
        await own.AxeFindsNothing();
        await Expect(other.GetByText("Verified products")).ToHaveCountAsync(0);
    }
}
