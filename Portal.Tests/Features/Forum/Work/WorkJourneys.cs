using Microsoft.Playwright;
using Portal.Features.Forum;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Forum;

public class WorkJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    /// <summary>On SQLite alone: the list of work is tried on both databases by WorkTests.</summary>
    [Fact]
    public async Task An_agent_takes_a_question_from_the_list_and_accepts_an_answer_and_the_asker_sees_that_alone()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, bo, lena) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("lena", Roles.Agent));
        var (title, works) = ($"Why is it slow {Guid.NewGuid():N}", portal.Get<TopicWorks>());
        var topic = await portal.StartTopic(ana, title);
        await portal.Reply(bo, topic, "Shake it.");
        Assert.True((await works.SetState(lena.Actor, topic.TopicId, WorkState.WaitingForUs, null, null, default)).Done);
        var (asker, agent) = (await NewPerson(portal, ana), await NewPerson(portal, lena, width: 360));
        await asker.GotoAsync(topic.Url);
        await agent.GotoAsync("/desk/questions?owner=nobody");
        var row = agent.Locator("li.topic", new() { HasText = title });
        await agent.AxeFindsNothing();
        await row.GetByRole(AriaRole.Button, new() { Name = "Take" }).ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        await agent.GotoAsync("/desk/questions?owner=me");
        await row.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();

        await agent.Locator("#post-2").GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        var dialog = agent.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Your word on it").FillAsync("Checked in the workshop.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Expect(agent.GetByRole(AriaRole.Button, new() { Name = "State: Done" })).ToBeVisibleAsync();
        await Expect(asker.Locator("#top-answers")).ToContainTextAsync("Checked in the workshop.");
        await asker.AxeFindsNothing();
        await agent.AxeFindsNothing();
        await Expect(asker.Locator(".work")).ToHaveCountAsync(0);
    }
}
