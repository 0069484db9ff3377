using Microsoft.Playwright;
using Portal.Tests.Features.Clubs;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Events;

/// <summary>A host plans an event, members come to it and leave it, each at a browser of their own.</summary>
public class EventJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    /// <summary>On SQLite alone: seats are tried on both databases by SeatingTests.</summary>
    [Fact]
    public async Task A_host_plans_an_event_with_one_seat_the_second_who_comes_waits_and_moves_up_while_they_look()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (host, first, second) = (await portal.NewMember("host"), await portal.NewMember("first"), await portal.NewMember("second"));
        var club = await portal.NewClub(host);
        await portal.Join(first, club);
        await portal.Join(second, club);
        var planner = await NewPerson(portal, host);
        await planner.GotoAsync($"{club.Url}/events");
        await planner.GetByRole(AriaRole.Link, new() { Name = "Plan an event" }).ClickAsync();
        await planner.GetByLabel("Title").FillAsync("Latte evening");
        await planner.GetByLabel("Time zone").SelectOptionAsync("Asia/Taipei");
        await planner.GetByLabel("Seats").FillAsync("1");
        await planner.GetByRole(AriaRole.Textbox, new() { Name = "Link" }).FillAsync("javascript:alert(1)");
        await planner.GetByRole(AriaRole.Button, new() { Name = "Plan it" }).ClickAsync();
        await Expect(planner.GetByText("Give a whole address")).ToBeVisibleAsync();
        await planner.GetByRole(AriaRole.Textbox, new() { Name = "Link" }).FillAsync("https://example.com/live");
        await planner.GetByRole(AriaRole.Button, new() { Name = "Plan it" }).ClickAsync();
        await Expect(planner.GetByRole(AriaRole.Heading, new() { Name = "Latte evening" })).ToBeVisibleAsync();
        await planner.AxeFindsNothing();
        var address = new Uri(planner.Url).AbsolutePath;

        var (one, two) = (await NewPerson(portal, first), await NewPerson(portal, second, width: 360, dark: true));
        await one.GotoAsync(address);
        await one.GetByRole(AriaRole.Button, new() { Name = "Yes", Exact = true }).ClickAsync();
        await Expect(planner.GetByText("1 of 1 seats taken")).ToBeVisibleAsync();
        await two.GotoAsync(address);
        await two.GetByRole(AriaRole.Button, new() { Name = "Join the waiting list" }).ClickAsync();
        await Expect(two.GetByText("Before you: 0")).ToBeVisibleAsync();
        await two.AxeFindsNothing();
        await one.GetByRole(AriaRole.Button, new() { Name = "No", Exact = true }).ClickAsync();
        await Expect(two.GetByRole(AriaRole.Button, new() { Name = "Yes", Exact = true })).ToHaveAttributeAsync("aria-pressed", "true");

        // In the month of the member's own calendar, on the phone, too; and with an address for a calendar program.
        await two.GotoAsync("/events?show=mine");
        await Expect(two.GetByRole(AriaRole.Link, new() { Name = "Latte evening" })).ToBeVisibleAsync();
        await two.GetByRole(AriaRole.Button, new() { Name = "Subscribe" }).ClickAsync();
        await two.GetByRole(AriaRole.Button, new() { Name = "Make an address" }).ClickAsync();
        await Expect(two.GetByLabel("Secret address")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("/calendar/[A-Za-z0-9_-]{43}[.]ics$"));
        await two.AxeFindsNothing();

        await planner.GetByRole(AriaRole.Button, new() { Name = "Call it off" }).ClickAsync();
        await planner.GetByRole(AriaRole.Dialog).GetByLabel("Reason").FillAsync("The machine is broken.");
        await planner.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Call it off" }).ClickAsync();
        await Expect(one.GetByText("The machine is broken.")).ToBeVisibleAsync();
    }

    [Theory, InlineData(DatabaseProvider.Sqlite)]
    public async Task Members_ask_and_vote_the_host_picks_and_the_guest_answers_before_everybody(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, guest, ana, bo) = (await portal.NewMember("host"), await portal.NewMember("guest"), await portal.NewMember("ana"), await portal.NewMember("bo"));
        var club = await portal.NewClub(host);
        foreach (var member in (Member[])[guest, ana, bo]) await portal.Join(member, club);
        var id = await portal.NewHour(host, club, guest);
        var address = $"/events/{id}/questions";
        var (first, second) = (await NewPerson(portal, ana), await NewPerson(portal, bo, width: 360, dark: true));
        await first.GotoAsync(address);
        await first.GetByLabel("Your question").FillAsync("Which milk foams best for latte art?");
        await first.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await Expect(first.Locator("#q-1")).ToContainTextAsync("Which milk foams best");

        // Who asks the same is shown that first, and votes for it.
        await second.GotoAsync(address);
        await second.GetByLabel("Your question").FillAsync("What milk foams the best?");
        await second.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "Vote for it" }).Or(second.Locator(".similar").GetByRole(AriaRole.Button, new() { Name = "Vote for question 1" })).First.ClickAsync();
        await Expect(first.Locator("#q-1")).ToContainTextAsync("Votes: 1");
        await Expect(second.GetByLabel("Your question")).ToHaveValueAsync("");

        var leader = await NewPerson(portal, host);
        await leader.GotoAsync(address);
        await leader.GetByRole(AriaRole.Button, new() { Name = "Open the hour" }).ClickAsync();
        await leader.GetByRole(AriaRole.Button, new() { Name = "Pick the next: question 1" }).ClickAsync();
        await Expect(second.GetByText("Question 1 is being answered")).ToBeVisibleAsync();
        await leader.AxeFindsNothing();
        var answering = await NewPerson(portal, guest);
        await answering.GotoAsync(address);
        await answering.GetByLabel("Your answer to question 1").FillAsync("The one from **next door**.");
        await answering.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        foreach (var person in (IPage[])[first, second, leader]) await Expect(person.Locator(".hour-stage .hour-answer")).ToContainTextAsync("next door");
        await second.AxeFindsNothing();
        await answering.AxeFindsNothing();

        await leader.GetByRole(AriaRole.Button, new() { Name = "Close the hour" }).ClickAsync();
        await leader.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Close the hour" }).ClickAsync();
        await Expect(first.GetByText("This question hour is over")).ToBeVisibleAsync();
        await first.GetByRole(AriaRole.Link, new() { Name = "Transcript" }).ClickAsync();
        await Expect(first.Locator("#e-2")).ToContainTextAsync("next door");
        await first.AxeFindsNothing();
    }
}
