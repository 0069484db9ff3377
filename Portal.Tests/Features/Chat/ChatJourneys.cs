using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Chat;

/// <summary>A visitor and an agent, each at a browser of their own.</summary>
public class ChatJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    readonly string wei = $"Wei {Guid.NewGuid().ToString("N")[..6]}";

    [Theory, BothDatabases]
    public async Task A_visitor_without_an_account_and_an_agent_talk_see_each_other_type_and_read_and_find_everything_after_a_reload(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (visitor, desk) = (await NewPerson(portal), await NewPerson(portal, await portal.NewMember("lena", Roles.Agent)));
        await desk.GotoAsync(Newest);
        await Expect(desk.Locator(".desk-list .tab").First).ToBeVisibleAsync();

        await Begin(visitor, "My printer says E7.\nWhat now?");
        await Expect(visitor.GetByRole(AriaRole.Status).Filter(new() { HasTextRegex = new("You are next|in the queue") })).ToBeVisibleAsync();
        await Take(desk);
        await Expect(Log(desk)).ToContainTextAsync("My printer says E7.");
        await Expect(visitor.GetByText("is with you.")).ToBeVisibleAsync();
        await Expect(Log(visitor)).ToContainTextAsync("Read");

        await Box(desk).PressSequentiallyAsync("Please");
        await Expect(visitor.Locator(".typing")).ToContainTextAsync("is typing");
        await Box(desk).FillAsync("Please open the lid.");
        await Box(desk).PressAsync("Enter");
        await Expect(Log(visitor)).ToContainTextAsync("Please open the lid.");
        await Expect(visitor.Locator(".typing")).ToBeEmptyAsync();
        await Expect(Log(desk).Locator(".msg-own").Last).ToContainTextAsync("Read");

        await Box(visitor).PressSequentiallyAsync("It is");
        await Expect(desk.Locator(".typing")).ToContainTextAsync($"{wei} is typing");
        await Box(visitor).FillAsync("It is open.");
        await Box(visitor).PressAsync("Enter");
        await Expect(Log(desk)).ToContainTextAsync("It is open.");

        string[] said = ["My printer says E7.\nWhat now?", "Please open the lid.", "It is open."];
        await visitor.ReloadAsync();
        await desk.ReloadAsync();
        Assert.Equal(said, await Said(visitor, 3));
        Assert.Equal(said, await Said(desk, 3));
    }

    /// <summary>On SQLite alone: lines break on both databases in CutLineTests.</summary>
    [Fact]
    public async Task A_line_that_breaks_while_both_write_loses_no_message_and_doubles_none()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        await using var line = new TcpCut(portal.Address);
        Forgive("");
        var (visitor, desk) = (await NewPerson(line.Address), await NewPerson(portal, await portal.NewMember("lena", Roles.Agent)));
        await Begin(visitor, "0");
        await desk.GotoAsync(Newest);
        await Take(desk);
        await Expect(visitor.GetByText("is with you.")).ToBeVisibleAsync();

        for (var i = 1; i <= 6; i++)
        {
            await Box(visitor).FillAsync($"{i}");
            if (i % 2 == 1) line.Cut();
            await Box(visitor).PressAsync("Enter");
            await Task.Delay(i * 15);
            line.Cut();
            await Write(desk, $"answer {i}");
            await Task.Delay(200);
            line.Mend();
            await Expect(Box(visitor)).ToHaveValueAsync("", new() { Timeout = 60_000 });
        }

        await Expect(visitor.Locator(".is-going, .is-failed")).ToHaveCountAsync(0, new() { Timeout = 60_000 }); // all has arrived
        var said = await Said(visitor, 13);
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6"], said.Where(s => s.Length == 1));
        Assert.Equal(6, said.Count(s => s.StartsWith("answer", StringComparison.Ordinal)));
        Assert.Equal(said, await Said(desk, 13));
    }

    [Fact]
    public async Task A_first_message_sent_into_a_broken_line_begins_one_chat()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        await using var line = new TcpCut(portal.Address);
        Forgive("");
        var (visitor, desk) = (await NewPerson(line.Address), await NewPerson(portal, await portal.NewMember("lena", Roles.Agent)));
        await visitor.GotoAsync("/talk");
        await visitor.GetByLabel("What shall we call you?").FillAsync(wei);
        await Box(visitor).FillAsync("Hello");
        await Box(visitor).PressAsync("Enter");
        line.Cut();
        await Task.Delay(300);
        line.Mend();
        await Expect(Box(visitor)).ToHaveValueAsync("", new() { Timeout = 60_000 });
        Assert.Equal(["Hello"], await Said(visitor, 1));

        await desk.GotoAsync(Newest);
        await Expect(desk.Locator(".desk-row").Filter(new() { HasText = wei })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_name_given_on_a_line_that_was_dead_already_reaches_the_desk_with_the_first_message()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        await using var line = new TcpCut(portal.Address);
        Forgive("");
        var (visitor, desk) = (await NewPerson(line.Address), await NewPerson(portal, await portal.NewMember("lena", Roles.Agent)));
        await visitor.GotoAsync("/talk");
        await Expect(visitor.Locator("#circuit")).ToBeAttachedAsync();
        line.Stall();
        await visitor.GetByLabel("What shall we call you?").FillAsync(wei);
        await Box(visitor).FillAsync("Hello");
        await Box(visitor).PressAsync("Enter");
        line.Cut();
        await Task.Delay(300);
        line.Mend();
        await Expect(Box(visitor)).ToHaveValueAsync("", new() { Timeout = 60_000 });

        await desk.GotoAsync(Newest);
        await Expect(desk.Locator(".desk-row").Filter(new() { HasText = wei })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task An_answer_that_is_half_written_stands_in_the_box_again_after_a_note_and_one_that_was_sent_does_not()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (visitor, desk) = (await NewPerson(portal), await NewPerson(portal, await portal.NewMember("lena", Roles.Agent)));
        await Begin(visitor, "Hello");
        await desk.GotoAsync(Newest);
        await Take(desk);
        await Box(desk).FillAsync("Please open");
        await AddNote("first");
        await Expect(Box(desk)).ToHaveValueAsync("Please open");

        await Write(desk, "Please open the lid.");
        await Expect(Log(visitor)).ToContainTextAsync("Please open the lid.");
        await AddNote("second");
        await Expect(Box(desk)).ToHaveValueAsync("");

        async Task AddNote(string text)
        {
            await desk.GetByRole(AriaRole.Button, new() { Name = "Note" }).ClickAsync();
            await desk.GetByLabel("Note for colleagues").FillAsync(text);
            await desk.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
            await Expect(desk.Locator(".msg-note").Filter(new() { HasText = text })).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task An_answer_to_a_chat_that_was_ended_meanwhile_stays_in_sight_and_goes_only_when_it_is_sent_again()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        await using var line = new TcpCut(portal.Address);
        Forgive("");
        var (visitor, desk) = (await NewPerson(portal), await NewPerson(portal, await portal.NewMember("lena", Roles.Agent), through: line.Address));
        await Begin(visitor, "Hello");
        await desk.GotoAsync(Newest);
        await Take(desk);
        await Write(desk, "One moment");
        await Expect(Log(visitor)).ToContainTextAsync("One moment");
        await Expect(desk.Locator(".outbox .is-going")).ToHaveCountAsync(0); // the desk knows that it arrived
        line.Cut();
        await Write(desk, "Open the lid.");
        await Write(desk, "Then close it.");
        await visitor.GetByRole(AriaRole.Button, new() { Name = "End chat" }).ClickAsync();
        await visitor.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "End chat" }).ClickAsync();
        await Expect(visitor.GetByRole(AriaRole.Alertdialog)).ToHaveCountAsync(0); // while it closes nothing else on the page takes words
        await Expect(visitor.GetByText("This chat is closed.")).ToBeVisibleAsync();
        line.Mend();

        var failed = desk.Locator(".outbox .is-failed");
        await Expect(failed).ToContainTextAsync(["Open the lid.", "Then close it."], new() { Timeout = 60_000 });
        await Expect(Box(desk)).ToHaveCountAsync(0);
        await Expect(failed.GetByRole(AriaRole.Button)).ToHaveCountAsync(0); // there is no box to take it back to
        await desk.ReloadAsync();
        await Expect(failed).ToContainTextAsync(["Open the lid.", "Then close it."]);

        await Write(visitor, "Still there?");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Take", Exact = true }).Last.ClickAsync();
        await Expect(Log(desk)).ToContainTextAsync("Still there?");
        await failed.First.GetByRole(AriaRole.Button, new() { Name = "Back to the box" }).ClickAsync();
        await Expect(Box(desk)).ToHaveValueAsync("Open the lid.");
        await failed.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        await Expect(Log(visitor)).ToContainTextAsync("Then close it.");
        Assert.Equal(["Hello", "One moment", "Still there?", "Then close it."], await Said(visitor, 4));
    }

    [Fact]
    public async Task A_second_tab_shows_the_same_chat_and_a_stranger_starts_with_nothing()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (visitor, stranger) = (await NewPerson(portal), await NewPerson(portal));
        await visitor.GotoAsync("/talk");
        var second = await visitor.Context.NewPageAsync();
        await second.GotoAsync("/talk");
        await Expect(second.GetByLabel("What shall we call you?")).ToBeVisibleAsync();
        await Write(visitor, "in the first tab");
        await Expect(Log(second)).ToContainTextAsync("in the first tab");
        await Write(second, "in the second");
        await Expect(Log(visitor)).ToContainTextAsync("in the second");

        await stranger.GotoAsync("/talk");
        await Expect(stranger.GetByLabel("What shall we call you?")).ToBeVisibleAsync();
        Assert.DoesNotContain("in the first tab", await stranger.ContentAsync());
    }

    [Fact]
    public async Task A_note_looks_unlike_an_answer_and_stays_at_the_desk()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (visitor, desk) = (await NewPerson(portal), await NewPerson(portal, await portal.NewMember("lena", Roles.Agent)));
        await Begin(visitor, "Hello");
        await desk.GotoAsync(Newest);
        await Take(desk);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Note" }).ClickAsync();
        await desk.GetByLabel("Note for colleagues").FillAsync("rather impatient");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        await Expect(desk.Locator(".msg-note")).ToContainTextAsync("rather impatient");
        await Expect(desk.GetByLabel("Note for colleagues")).ToHaveCountAsync(0); // its line may come before its box goes

        await Write(desk, "Hello Wei");
        await Expect(Log(visitor)).ToContainTextAsync("Hello Wei");
        Assert.DoesNotContain("impatient", await visitor.ContentAsync());
        await visitor.ReloadAsync();
        await Expect(Log(visitor)).ToContainTextAsync("Hello Wei");
        Assert.DoesNotContain("impatient", await visitor.ContentAsync());
    }

    [Fact]
    public async Task One_hands_over_the_other_goes_on_and_the_customer_ends_it_and_comes_back()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (lena, tom) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent));
        var (visitor, first, second) = (await NewPerson(portal), await NewPerson(portal, lena), await NewPerson(portal, tom));
        await Begin(visitor, "Hello");
        await first.GotoAsync(Newest);
        await Take(first);
        await second.GotoAsync("/desk?tab=mine");
        await Expect(second.GetByText("You have no open chats")).ToBeVisibleAsync();

        await first.GetByRole(AriaRole.Button, new() { Name = "Transfer" }).ClickAsync();
        var dialog = first.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("To whom").SelectOptionAsync(new SelectOptionValue { Label = tom.Name });
        await dialog.GetByLabel("A word for the colleague").FillAsync("printer, E7");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Transfer" }).ClickAsync();

        await second.Locator(".desk-item").ClickAsync();
        await Expect(second.Locator(".msg-note")).ToContainTextAsync("printer, E7");
        await Write(second, "Tom here.");
        await Expect(visitor.GetByText($"{tom.Name} is with you.")).ToBeVisibleAsync();

        await visitor.GetByRole(AriaRole.Button, new() { Name = "End chat" }).ClickAsync();
        await visitor.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "End chat" }).ClickAsync();
        await Expect(visitor.GetByRole(AriaRole.Alertdialog)).ToHaveCountAsync(0); // while it closes nothing else on the page takes words
        await Expect(visitor.GetByText("This chat is closed.")).ToBeVisibleAsync();
        await Write(visitor, "One more thing");
        await second.GotoAsync(Newest);
        await Take(second);
        await Expect(Log(second)).ToContainTextAsync("One more thing");
    }

    [Fact]
    public async Task The_desk_is_no_place_for_a_member_and_a_visitor_is_asked_to_sign_in()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        Forgive("404");
        var (member, agent, visitor) = (await NewPerson(portal, await portal.NewMember()), await NewPerson(portal, await portal.NewMember("lena", Roles.Agent)), await NewPerson(portal));
        Assert.Equal(200, (await agent.GotoAsync("/desk"))!.Status);
        Assert.Equal(404, (await member.GotoAsync("/desk"))!.Status);
        Assert.Equal(404, (await agent.GotoAsync("/desk/999999"))!.Status);
        await visitor.GotoAsync("/desk");
        await Expect(visitor).ToHaveURLAsync(new Regex("/account/login"));
    }

    // Other tests' chats wait on the same portal: the list with the newest on top, and one's own customer by name.
    const string Newest = "/desk?tab=open";

    static ILocator Box(IPage page) => page.Locator("textarea:visible");

    static ILocator Log(IPage page) => page.Locator(".chat-log");

    async Task Begin(IPage visitor, string message)
    {
        await visitor.GotoAsync("/talk");
        await visitor.GetByLabel("What shall we call you?").FillAsync(wei);
        await Write(visitor, message);
    }

    async Task Take(IPage desk)
    {
        await desk.Locator(".desk-row").Filter(new() { HasText = wei }).GetByRole(AriaRole.Button, new() { Name = "Take", Exact = true }).ClickAsync();
        await Expect(Log(desk)).ToBeVisibleAsync();
    }

    static async Task Write(IPage page, string text)
    {
        await Box(page).FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(Box(page)).ToHaveValueAsync("");
    }

    static async Task<IReadOnlyList<string>> Said(IPage page, int count)
    {
        await Expect(page.Locator(".msg-body")).ToHaveCountAsync(count);
        return await page.Locator(".msg-body").AllTextContentsAsync();
    }
}
