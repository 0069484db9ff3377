using Microsoft.Playwright;
using Portal.Features.Clubs;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Clubs;

/// <summary>A host at the browser puts the club's page in order, and a member sees it.</summary>
public class ArrangingJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_host_moves_a_block_by_keyboard_removes_one_and_takes_that_back_while_a_member_looks_on()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (host, member) = (await portal.NewMember("host"), await portal.NewMember("member"));
        var club = await portal.NewClub(host);
        await portal.Join(member, club);
        var (first, second) = (await NewPerson(portal, host), await NewPerson(portal, member, width: 360));
        await second.GotoAsync(club.Url);
        await first.GotoAsync(club.Url);
        await first.GetByRole(AriaRole.Button, new() { Name = "Arrange page" }).ClickAsync();
        var list = first.Locator(".arranged > li");
        await Expect(list).ToHaveCountAsync(5);
        await first.GetByRole(AriaRole.Button, new() { Name = "Move New members up" }).FocusAsync();
        foreach (var above in (int[])[3, 2, 1, 0])
        {
            await first.Keyboard.PressAsync("Alt+ArrowUp");
            await Expect(list.Nth(above)).ToContainTextAsync("New members");
            await Expect(list.Nth(above)).ToBeFocusedAsync();
        }

        await Expect(second.Locator(".blocks h2").First).ToHaveTextAsync("New members");
        await first.AxeFindsNothing();
        await first.GetByRole(AriaRole.Button, new() { Name = "Remove New members" }).ClickAsync();
        await Expect(second.Locator(".blocks h2").First).ToHaveTextAsync("About");
        await first.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(second.Locator(".blocks h2").First).ToHaveTextAsync("New members");

        await first.GetByRole(AriaRole.Button, new() { Name = "Edit New members" }).ClickAsync();
        await first.GetByRole(AriaRole.Textbox, new() { Name = "Title" }).FillAsync("Say hello");
        var seen = await portal.Layout(host, club);
        Assert.True((await portal.Arrange(host, club, [.. seen.Blocks, BlockSteps.Block("polls")])).Done); // a colleague, meanwhile
        await Expect(list).ToHaveCountAsync(6); // who saves before that reaches them is asked to save once more, which the forms' own tests show
        await first.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(second.Locator(".blocks h2").First).ToHaveTextAsync("Say hello");
    }
}
