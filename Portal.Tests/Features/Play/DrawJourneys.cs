using Microsoft.Playwright;
using Portal.Commons.Drafts;
using Portal.Tests.Features.Clubs;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Play;

/// <summary>A host announces a draw, a member enters it and wins, each at a browser of their own.</summary>
public class DrawJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Theory, InlineData(DatabaseProvider.Sqlite)]
    public async Task A_member_enters_a_draw_sees_the_list_frozen_and_their_name_beside_the_prize_while_they_look(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, member) = (await portal.NewMember("host"), await portal.NewMember("winner"));
        var club = await portal.NewClub(host);
        await portal.Join(member, club);
        var planner = await NewPerson(portal, host);
        await planner.GotoAsync($"{club.Url}/games");
        await planner.GetByRole(AriaRole.Link, new() { Name = "New draw" }).ClickAsync();
        await planner.GetByLabel("Title").FillAsync("A bag of beans");
        await planner.GetByRole(AriaRole.Button, new() { Name = "Announce it" }).ClickAsync();
        await Expect(planner.GetByText("Write down 1 to 50 prizes")).ToBeVisibleAsync();

        // What was typed is kept, a title alone, too.
        await Eventually.True(async () => await portal.Get<DraftStore>().Find(host.Actor, $"new-game:{club.Club.Id}:draw", default) is { Title: "A bag of beans" }, "it is kept");
        await planner.ReloadAsync();
        await Settled(planner);
        await Expect(planner.GetByLabel("Title")).ToHaveValueAsync("A bag of beans");
        await planner.GetByLabel("Prizes").FillAsync("A grinder");
        await planner.GetByRole(AriaRole.Button, new() { Name = "Announce it" }).ClickAsync();
        await Expect(planner.GetByRole(AriaRole.Heading, new() { Name = "A bag of beans" })).ToBeVisibleAsync();
        var address = new Uri(planner.Url).AbsolutePath;

        var page = await NewPerson(portal, member, width: 360, dark: true);
        await page.GotoAsync(address);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enter the draw" }).ClickAsync();
        await Expect(page.GetByText("You are in")).ToBeVisibleAsync();
        var id = long.Parse(address.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        await portal.NextStage(id);
        await Expect(page.GetByText("The list of entries is frozen and public")).ToBeVisibleAsync();
        await portal.NextStage(id);
        await Expect(page.Locator("ol.list").GetByRole(AriaRole.Link, new() { Name = member.Name })).ToBeVisibleAsync();
        await Expect(page.GetByText("Seed", new() { Exact = true })).ToBeVisibleAsync();
        await page.AxeFindsNothing();
    }
}
