using Microsoft.Playwright;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Clubs;

/// <summary>Members of a club, each at a browser of their own.</summary>
public class ClubJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Theory, BothDatabases]
    public async Task A_member_joins_and_talks_in_the_room_with_another_who_sees_it_at_once_and_so_does_a_visitor_after_loading(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, guest) = (await portal.NewMember("host"), await portal.NewMember("guest"));
        var club = await portal.NewClub(host);
        var (first, second) = (await NewPerson(portal, host), await NewPerson(portal, guest));
        await first.GotoAsync($"{club.Url}/room");
        await second.GotoAsync(club.Url);
        await second.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await Expect(second.GetByRole(AriaRole.Button, new() { Name = "Leave" })).ToBeVisibleAsync();
        await Expect(first.GetByText("Members: 2")).ToBeVisibleAsync();

        await second.GetByRole(AriaRole.Link, new() { Name = "Room", Exact = true }).ClickAsync();
        var box = second.GetByRole(AriaRole.Textbox, new() { Name = "Your message" });
        await Eventually.True(
            async () =>
            {
                await box.PressSequentiallyAsync("a"); // what is typed before the box is live is not told
                return (await first.Locator(".typing").InnerTextAsync()).Contains("is typing", StringComparison.Ordinal);
            },
            "the other sees that somebody types");
        await box.FillAsync("Who is up? 谁还没睡？");
        await box.PressAsync("Enter");
        await Expect(first.GetByRole(AriaRole.Log)).ToContainTextAsync("Who is up? 谁还没睡？");
        await Expect(box).ToHaveValueAsync("");

        var visitor = await NewPerson(portal);
        await visitor.GotoAsync($"{club.Url}/room");
        await Expect(visitor.GetByRole(AriaRole.Log)).ToContainTextAsync("谁还没睡？");
    }

    [Fact]
    public async Task A_host_lets_somebody_in_whose_page_opens_by_itself_and_makes_them_a_host()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (host, guest) = (await portal.NewMember("host"), await portal.NewMember("guest"));
        var club = await portal.NewClub(host, Visibility.Request);
        var (first, second) = (await NewPerson(portal, host), await NewPerson(portal, guest, width: 360));
        await second.GotoAsync(club.Url);
        await second.GetByRole(AriaRole.Button, new() { Name = "Ask to join" }).ClickAsync();
        await Expect(second.GetByRole(AriaRole.Button, new() { Name = "Take the request back" })).ToBeVisibleAsync();

        await first.GotoAsync($"{club.Url}/members");
        await first.GetByRole(AriaRole.Button, new() { Name = "Let in" }).ClickAsync();
        await Expect(second.GetByRole(AriaRole.Link, new() { Name = "Board", Exact = true })).ToBeVisibleAsync();
        await first.GetByRole(AriaRole.Button, new() { Name = $"What to do with {guest.Name}" }).ClickAsync();
        await first.GetByRole(AriaRole.Menuitem, new() { Name = "Make host" }).ClickAsync();
        await Expect(first.Locator(".row", new() { HasText = "Host" })).ToHaveCountAsync(2);
        await first.AxeFindsNothing();
        await first.GetByRole(AriaRole.Button, new() { Name = "Leave", Exact = true }).ClickAsync();
        await first.AxeFindsNothing();
        await first.GetByRole(AriaRole.Button, new() { Name = "Leave the club", Exact = true }).ClickAsync();
        await Expect(first.GetByRole(AriaRole.Button, new() { Name = "Ask to join" })).ToBeVisibleAsync();

        await second.GetByRole(AriaRole.Link, new() { Name = "Members", Exact = true }).ClickAsync();
        await Expect(second.Locator(".row", new() { HasText = "Host" })).ToHaveCountAsync(1);
        await second.AxeFindsNothing();
    }
}
