using System.Net;
using Microsoft.Playwright;
using Portal.Features.Rooms;
using Portal.Platform.Ui;
using static Microsoft.Playwright.Assertions;
using RoomDeeds = Portal.Features.Rooms.Rooms;

namespace Portal.Tests.Features.Rooms;

/// <summary>People in a room, each at a browser of their own.</summary>
public class RoomJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    /// <summary>On SQLite alone: what is said in rooms is tried on both databases by RoomMessageTests.</summary>
    [Fact]
    public async Task Two_members_talk_answer_react_and_change_what_they_said_and_a_visitor_reads_it_without_a_script()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var (room, other) = (await portal.NewRoom(name: "Long drinks"), await portal.NewRoom(name: "Short drinks"));
        await portal.Say(bo, other, "Anybody?");
        Assert.True((await portal.Get<RoomAttention>().ReadUpTo(ana.Actor, other, 1, default)).Done);
        var (hers, his) = (await NewPerson(portal, ana), await NewPerson(portal, bo, width: 360, dark: true));
        await hers.GotoAsync("/rooms");
        await hers.AxeFindsNothing();
        await hers.GotoAsync($"/rooms/{room}");
        await his.GotoAsync($"/rooms/{room}");
        await Settled(his);
        await Expect(hers.Locator(".room-here")).ToContainTextAsync("2 here");
        await Write(hers, "Who has **milk**? 谁有？");
        await Expect(his.GetByRole(AriaRole.Log)).ToContainTextAsync("Who has milk? 谁有？");

        await his.Locator("#m-1").GetByRole(AriaRole.Button, new() { Name = "Reply" }).ClickAsync();
        await Expect(his.GetByText("Replying to")).ToBeVisibleAsync();
        await Write(his, "I do");
        await Expect(hers.Locator("#m-2 .msg-quote")).ToContainTextAsync("Who has milk?");
        await Expect(his.Locator("#m-2 .msg-quote")).ToContainTextAsync("Who has milk?"); // the log stands still again
        await his.Locator("#m-1").GetByRole(AriaRole.Button, new() { Name = "More reactions" }).ClickAsync();
        await his.Locator("#m-1").GetByRole(AriaRole.Button, new() { Name = "Thanks: 0" }).ClickAsync();
        await Expect(hers.Locator("#m-1").GetByRole(AriaRole.Button, new() { Name = "Thanks: 1" })).ToBeVisibleAsync();
        await Expect(his.Locator("#m-1").GetByRole(AriaRole.Button, new() { Name = "Thanks: 1" })).ToHaveAttributeAsync("aria-pressed", "true");
        await hers.AxeFindsNothing();
        await his.AxeFindsNothing();
        Assert.True(await his.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));

        await portal.Say(bo, other, "Still nobody?");
        await Expect(hers.Locator(".desk-item", new() { HasText = "Short drinks" }).Locator(".badge")).ToContainTextAsync("1");

        await his.Locator("#m-2").GetByRole(AriaRole.Button, new() { Name = "More for message 2" }).ClickAsync();
        await his.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        var edit = his.GetByRole(AriaRole.Textbox, new() { Name = "Edit message 2" });
        await edit.FillAsync("I do, oat");
        await his.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(hers.Locator("#m-2")).ToContainTextAsync("I do, oat");
        await Expect(hers.Locator("#m-2")).ToContainTextAsync("edited");

        await hers.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await hers.Locator("#m-2").GetByRole(AriaRole.Button, new() { Name = "More for message 2" }).ClickAsync();
        await hers.GetByRole(AriaRole.Button, new() { Name = "Copy link" }).ClickAsync();
        await Expect(hers.GetByRole(AriaRole.Button, new() { Name = "The link is copied." })).ToBeVisibleAsync();
        Assert.Contains($"/rooms/{room}", await hers.EvaluateAsync<string>("navigator.clipboard.readText()"));

        var visitor = await NewPerson(portal);
        await visitor.GotoAsync($"/rooms/{room}");
        await Expect(visitor.GetByRole(AriaRole.Log)).ToContainTextAsync("I do, oat");
        await Expect(visitor.GetByRole(AriaRole.Link, new() { Name = "Sign in to write here" })).ToBeVisibleAsync();
        Assert.Empty(await visitor.Context.CookiesAsync());
        await visitor.AxeFindsNothing();
    }

    [Fact]
    public async Task A_visitors_page_shows_what_is_said_changed_and_deleted_meanwhile_and_lets_what_went_out_of_sight_be_reached()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, room) = (await portal.NewMember("ana"), await portal.NewRoom(name: "Long drinks"));
        var visitor = await NewPerson(portal, width: 360);
        var stream = visitor.WaitForResponseAsync(response => response.Url.Contains($"/live/room/{room}"));
        await visitor.GotoAsync($"/rooms/{room}");
        await stream;
        await Expect(visitor.Locator("#m-none")).ToBeVisibleAsync();
        await portal.Say(ana, room, "Who has milk?");
        await Expect(visitor.Locator("#m-1 .msg-body")).ToHaveTextAsync("Who has milk?");
        await Expect(visitor.Locator("#m-none")).ToHaveCountAsync(0);

        await portal.Say(ana, room, "Nobody?");
        await Expect(visitor.Locator("#m-2")).ToBeVisibleAsync();
        Assert.True((await portal.Get<RoomDeeds>().Edit(ana.Actor, room, 1, "Who has oat milk?", default)).Done);
        await Expect(visitor.Locator("#m-1 .msg-body")).ToHaveTextAsync("Who has oat milk?");
        Assert.True((await portal.Get<RoomDeeds>().Delete(ana.Actor, room, 2, default)).Done);
        await Expect(visitor.GetByText("Nobody?")).ToHaveCountAsync(0);

        for (var i = 0; i < LogWindow.Step; i++) await portal.Say(ana, room, $"line {i}");
        await Expect(visitor.GetByRole(AriaRole.Log)).ToContainTextAsync($"line {LogWindow.Step - 1}");
        await visitor.GetByRole(AriaRole.Link, new() { Name = "Earlier" }).ClickAsync();
        await Expect(visitor.Locator("#m-1 .msg-body")).ToHaveTextAsync("Who has oat milk?");
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Visitor().GetAsync("/live/room/0", HttpCompletionOption.ResponseHeadersRead)).StatusCode);
    }

    [Fact]
    public async Task An_admin_makes_a_room_slows_it_mutes_somebody_and_removes_what_they_said()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ada, ana) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"));
        var name = "Room " + Guid.NewGuid().ToString("N")[..6];
        var (admin, member) = (await NewPerson(portal, ada), await NewPerson(portal, ana, width: 360));
        await admin.GotoAsync("/admin/rooms");
        await Settled(admin);
        await admin.GetByRole(AriaRole.Button, new() { Name = "New room" }).ClickAsync();
        await admin.AxeFindsNothing();
        await admin.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true }).FillAsync(name);
        await admin.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await admin.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await Expect(admin.GetByRole(AriaRole.Heading, new() { Name = name })).ToBeVisibleAsync();

        await member.GotoAsync("/rooms");
        await member.Locator(".desk-item", new() { HasText = name }).ClickAsync();
        await Write(member, "insult");
        await admin.GetByRole(AriaRole.Button, new() { Name = "More", Exact = true }).ClickAsync();
        await admin.GetByRole(AriaRole.Menuitem, new() { Name = "Slow mode" }).ClickAsync();
        await admin.GetByRole(AriaRole.Combobox, new() { Name = "One message of a member every" }).SelectOptionAsync("3600");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(member.GetByText("Slow mode: everyone writes at most one message every 60 min here.")).ToBeVisibleAsync();
        await Expect(member.GetByText("You can write again:")).ToBeVisibleAsync();
        await Write(member, "once more");
        await Expect(member.GetByText("your text is kept").First).ToBeVisibleAsync();

        await admin.Locator("#m-1").HoverAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "More for message 1" }).ClickAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await admin.GetByRole(AriaRole.Textbox, new() { Name = "Reason" }).FillAsync("rude");
        await admin.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(member.Locator("#m-1")).ToContainTextAsync("This message was removed.");
        await Expect(member.Locator("#m-1")).Not.ToContainTextAsync("insult");
        await Expect(admin.Locator("#m-1")).ToContainTextAsync("insult");

        await admin.Locator("#m-1").HoverAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "More for message 1" }).ClickAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Mute ana" }).ClickAsync();
        await admin.GetByRole(AriaRole.Textbox, new() { Name = "Reason" }).FillAsync("cool down");
        await admin.AxeFindsNothing();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Mute", Exact = true }).ClickAsync();
        await Expect(member.GetByText("cool down")).ToBeVisibleAsync();
        await Expect(member.GetByRole(AriaRole.Textbox, new() { Name = "Your message" })).ToHaveCountAsync(0);
        await member.AxeFindsNothing();
    }

    static async Task Write(IPage page, string text)
    {
        var box = page.GetByRole(AriaRole.Textbox, new() { Name = "Your message" });
        await box.FillAsync(text);
        await Expect(page.Locator("[data-message-box][data-state]").Filter(new() { Has = box })).ToBeAttachedAsync(); // Enter sends once the box has its script
        await box.PressAsync("Enter");
    }
}
