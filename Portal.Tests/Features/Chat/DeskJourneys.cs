using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Features.Chat;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Chat;

/// <summary>A day at the desk, in browsers.</summary>
public class DeskJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    /// <summary>On SQLite alone: these deeds are tried on both databases by ChatDeedTests and CannedReplyTests.</summary>
    [Fact]
    public async Task An_agent_works_by_keyboard_alone_with_two_chats_a_canned_reply_and_a_note()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (lena, tom) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent));
        var word = $"w{Guid.NewGuid().ToString("N")[..6]}";
        await portal.Get<Replies>().Create(lena.Actor, new("Greeting", word, "Hello {customer},\nI am {agent}.", false), null, default);
        var first = await portal.StartChatWith(lena);
        var second = await portal.StartChatWith(lena);
        var desk = await NewPerson(portal, lena);
        await desk.GotoAsync("/desk?tab=mine");
        await Expect(desk.Locator("[data-own]")).ToHaveCountAsync(2);
        await Expect(desk).ToHaveTitleAsync(new Regex(@"^\(\d+\)"));

        await desk.Keyboard.PressAsync("1");
        await Expect(desk).ToHaveURLAsync(new Regex($"/desk/{first.ChatId}"));
        await desk.WaitForLoadStateAsync(LoadState.DOMContentLoaded); // before there was a circuit that was another page, whose keys come with its scripts
        await Expect(Box(desk)).ToBeVisibleAsync();
        await desk.Keyboard.PressAsync("/");
        await Expect(Box(desk)).ToBeFocusedAsync();
        await desk.Keyboard.TypeAsync(word);
        await Expect(desk.GetByRole(AriaRole.Option)).ToContainTextAsync(["Greeting"]); // first there may be those that all agents share
        await desk.Keyboard.PressAsync("Enter");
        await Expect(Box(desk)).ToHaveValueAsync($"Hello Wei,\nI am {lena.Name}.");

        await Settled(desk); // without a circuit that would be another page, which takes no cursor along
        await desk.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(desk).ToHaveURLAsync(new Regex($"/desk/{second.ChatId}"));
        await Expect(Box(desk)).ToHaveValueAsync(""); // the other chat's
        await Expect(Box(desk)).ToBeFocusedAsync();
        await desk.Keyboard.TypeAsync("half of it");
        await desk.Keyboard.PressAsync("Alt+ArrowUp");
        await Expect(Box(desk)).ToHaveValueAsync($"Hello Wei,\nI am {lena.Name}.");
        await Expect(Box(desk)).ToBeFocusedAsync();
        await desk.Keyboard.PressAsync("Enter");
        await Expect(desk.Locator(".msg-own")).ToContainTextAsync("Hello Wei,");

        await desk.Keyboard.PressAsync("Escape");
        await desk.Keyboard.PressAsync("n");
        await Expect(desk.GetByLabel("Note for colleagues")).ToBeFocusedAsync();
        await desk.Keyboard.TypeAsync("ask @" + tom.Name[..5]);
        await Expect(desk.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await desk.Keyboard.PressAsync("Escape");
        await desk.Keyboard.PressAsync("Enter");
        await Expect(desk.Locator(".msg-note")).ToContainTextAsync("ask @");
        await Expect(desk.GetByLabel("Message to the customer")).ToBeVisibleAsync();
        await desk.Keyboard.PressAsync("/");
        await desk.Keyboard.TypeAsync(word);
        await desk.Keyboard.PressAsync("Enter"); // before anything was found
        await Expect(Box(desk)).ToHaveValueAsync($"Hello Wei,\nI am {lena.Name}.");
        await desk.Keyboard.PressAsync("Control+a");
        await desk.Keyboard.PressAsync("Delete");
        await desk.Keyboard.PressAsync("Escape");
        await desk.Keyboard.PressAsync("2");
        await Expect(Box(desk)).ToHaveValueAsync("half of it");
        Assert.Equal(["My printer says E7.", "Taken", $"Hello Wei,\nI am {lena.Name}."], await portal.Reads(first.Party, first.ChatId));

        await desk.Keyboard.PressAsync("Shift+?");
        await Expect(desk.GetByRole(AriaRole.Dialog)).ToContainTextAsync("At the chat desk");
        await desk.AxeFindsNothing();
    }

    [Fact]
    public async Task Two_agents_at_one_chat_see_each_other_the_second_joins_and_a_whisper_pops_up_and_the_customer_sees_what_concerns_them()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (lena, ada) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("ada", Roles.Admin));
        var guest = await portal.StartChatWith(lena);
        var (holder, looker) = (await NewPerson(portal, lena), await NewPerson(portal, ada, dark: true));
        await holder.GotoAsync($"/desk/{guest.ChatId}?tab=mine");
        await looker.GotoAsync($"/desk/{guest.ChatId}");
        await Expect(holder.Locator(".desk-signs")).ToContainTextAsync($"{ada.Name} looks on");
        await Expect(looker.Locator(".desk-signs")).ToContainTextAsync($"{lena.Name} is here");
        await Box(holder).PressSequentiallyAsync("Please");
        await Expect(looker.Locator(".desk-signs")).ToContainTextAsync($"{lena.Name} types an answer");

        await looker.GetByRole(AriaRole.Button, new() { Name = $"Whisper to {lena.Name}" }).ClickAsync();
        await looker.GetByLabel("Note for colleagues").FillAsync("Offer them a new one");
        await Expect(holder.Locator(".desk-signs")).ToContainTextAsync($"{ada.Name} types a note");
        await looker.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        await Expect(holder.Locator(".toasts")).ToContainTextAsync("Offer them a new one");

        await looker.GetByRole(AriaRole.Button, new() { Name = "Join", Exact = true }).ClickAsync();
        await Expect(holder.Locator(".desk-together")).ToContainTextAsync($"{ada.Name} answers too");
        await Box(looker).FillAsync("Ada here.");
        await Box(looker).PressAsync("Enter");
        await Expect(holder.Locator(".chat-log")).ToContainTextAsync("Ada here.");
        await looker.AxeFindsNothing();
        await looker.GotoAsync("/desk");
        await Expect(holder.Locator(".desk-signs")).Not.ToContainTextAsync(ada.Name);
        Assert.Equal(["My printer says E7.", "Taken", "Joined", "Ada here."], await portal.Reads(guest.Party, guest.ChatId));
    }

    [Fact]
    public async Task An_agent_keeps_canned_replies_tags_a_chat_finds_it_and_makes_a_topic_of_it_without_what_is_personal()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var lena = await portal.NewMember("lena", Roles.Agent);
        var (desk, mark) = (await NewPerson(portal, lena), Guid.NewGuid().ToString("N")[..6]);
        await desk.GotoAsync("/desk/replies");
        await desk.GetByRole(AriaRole.Button, new() { Name = "New reply" }).ClickAsync();
        var dialog = desk.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Title").FillAsync("Greeting");
        await dialog.GetByLabel("Shortcut").FillAsync($"/G{mark}");
        await dialog.GetByLabel("Text").FillAsync("Hello {customer}");
        await Expect(dialog.GetByText("Hello Ana Lee")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Row).Filter(new() { HasText = $"/g{mark}" })).ToContainTextAsync("You");
        await desk.AxeFindsNothing();

        var guest = await portal.StartChatWith(lena);
        await portal.Say(guest.Party, guest.ChatId, $"Call me: +49 30 901820, {mark}");
        await portal.Say(ChatParty.Desk(lena.Actor), guest.ChatId, "Open the lid.");
        await desk.GotoAsync($"/desk/{guest.ChatId}");
        await desk.Locator(".desk-side").GetByLabel("Add a tag").FillAsync($"Ink {mark}");
        await desk.Keyboard.PressAsync("Enter");
        await Expect(desk.Locator(".desk-side")).ToContainTextAsync($"#ink-{mark}");
        await desk.GetByLabel("Search in chats").Last.FillAsync(mark);
        await desk.Keyboard.PressAsync("Enter");
        await Expect(desk.Locator(".desk-row")).ToHaveCountAsync(1);
        await Expect(desk.Locator(".desk-row")).ToContainTextAsync($"#ink-{mark}");

        await desk.GotoAsync($"/desk/{guest.ChatId}/topic");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Make a text of them" }).ClickAsync();
        await Expect(Box(desk)).ToHaveValueAsync(new Regex("Question[\\s\\S]*901820[\\s\\S]*Answer[\\s\\S]*Open the lid"));
        await desk.GetByLabel("Title").FillAsync($"What is E7? {mark}");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(desk.GetByText("The text holds what looks personal.")).ToBeVisibleAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Take it out of the text" }).ClickAsync();
        await Expect(Box(desk)).Not.ToHaveValueAsync(new Regex("901820"));
        await desk.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(desk).ToHaveURLAsync(new Regex("/t/\\d+/what-is-e7"));
        await Expect(desk.Locator(".work")).ToContainTextAsync($"Chat {guest.ChatId}");
    }

    static ILocator Box(IPage page) => page.Locator("textarea:visible");
}
