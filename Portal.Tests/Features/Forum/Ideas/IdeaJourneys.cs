using Microsoft.Playwright;
using Portal.Features.Forum;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Forum;

public class IdeaJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    /// <summary>On SQLite alone: ideas are tried on both databases by IdeaTests.</summary>
    [Fact]
    public async Task A_member_votes_staff_plan_it_and_a_visitor_reads_it_on_the_roadmap()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, lena) = (await portal.NewMember("ana"), await portal.NewMember("lena", Roles.Agent));
        var idea = await portal.StartTopic(await portal.NewMember("bo"), $"A timer {Guid.NewGuid():N}", kind: TopicKind.Idea);
        var (member, staff, visitor) = (await NewPerson(portal, ana, width: 360, dark: true), await NewPerson(portal, lena), await NewPerson(portal));
        await member.GotoAsync(idea.Url);
        await member.GetByRole(AriaRole.Button, new() { Name = "Vote for it" }).ClickAsync();
        await Expect(member.GetByText("9 of your 10 votes left")).ToBeVisibleAsync();
        await Expect(member.Locator(".idea-votes")).ToContainTextAsync("1");
        await member.AxeFindsNothing();

        await staff.GotoAsync(idea.Url);
        await staff.GetByRole(AriaRole.Button, new() { Name = "Say where it stands" }).ClickAsync();
        var dialog = staff.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Where it stands").SelectOptionAsync(new SelectOptionValue { Label = "Planned" });
        await dialog.GetByLabel("What you say about it").FillAsync("With the autumn update.");
        await staff.AxeFindsNothing();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(member.Locator(".idea")).ToContainTextAsync("With the autumn update.");
        await visitor.GotoAsync("/roadmap");
        await Expect(visitor.GetByRole(AriaRole.Region, new() { Name = "Planned" })).ToContainTextAsync("With the autumn update.");
        await visitor.AxeFindsNothing();
    }
}
