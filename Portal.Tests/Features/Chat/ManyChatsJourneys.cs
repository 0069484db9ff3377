using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Commons.Drafts;
using Portal.Features.Chat;
using static Microsoft.Playwright.Assertions;
using static Portal.Tests.Features.Chat.TalkSteps;

namespace Portal.Tests.Features.Chat;

/// <summary>Customers with several chats go from one to another: which is shown, and where their words go.</summary>
public class ManyChatsJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Theory, InlineData(0), InlineData(250)]
    public async Task A_members_words_stay_with_the_chat_in_which_they_were_typed_also_on_a_slow_line(int way)
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var ana = await portal.NewMember("ana");
        var (one, other) = ((await portal.Get<Chats>().Start(ana.Actor, new("one"), null, default)).Value.Id, (await portal.Get<Chats>().Start(ana.Actor, new("other"), null, default)).Value.Id);
        Assert.True((await portal.Get<DraftStore>().Keep(ana.Actor, Chats.Draft(other), null, "for the other", default)).Done);
        var page = await NewPerson(portal, ana);
        if (way > 0) await page.Slow(TimeSpan.FromMilliseconds(way));
        await page.GotoAsync($"/talk/{one}");
        await Settled(page);
        await Box(page).FillAsync("for the one");
        if (way > 0) await Eventually.True(async () => (await portal.Get<DraftStore>().Find(ana.Actor, Chats.Draft(one), default))?.Text == "for the one", "the words are kept at their chat");
        await page.GetByRole(AriaRole.Link, new() { Name = "Talk to us" }).First.ClickAsync();
        await Expect(page.Locator(".msg-body")).ToHaveTextAsync("other");
        await Expect(Box(page)).ToHaveValueAsync("for the other");
        await Write(page, "for the other, sent");
        await page.GoBackAsync();
        await Expect(page.Locator(".msg-body")).ToHaveTextAsync(["one"]);
        await Expect(Box(page)).ToHaveValueAsync("for the one");
        await Eventually.True(async () => (await portal.Get<DraftStore>().Find(ana.Actor, Chats.Draft(one), default))?.Text == "for the one", "the words are kept at their chat");
        await Eventually.True(async () => await portal.Get<DraftStore>().Find(ana.Actor, Chats.Draft(other), default) is null, "those of the other went with what was sent");
        Assert.Equal(["one"], await portal.Reads(new(ana.Actor), one));
        Assert.Equal(["other", "for the other, sent"], await portal.Reads(new(ana.Actor), other));
    }

    [Fact]
    public async Task What_is_still_on_its_way_to_one_chat_takes_no_words_from_the_one_that_is_shown_meanwhile()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var ana = await portal.NewMember("ana");
        var (one, other) = ((await portal.Get<Chats>().Start(ana.Actor, new("one"), null, default)).Value.Id, (await portal.Get<Chats>().Start(ana.Actor, new("other"), null, default)).Value.Id);
        Assert.True((await portal.Get<DraftStore>().Keep(ana.Actor, Chats.Draft(one), null, "for the one", default)).Done);
        Assert.True((await portal.Get<DraftStore>().Keep(ana.Actor, Chats.Draft(other), null, "for the other", default)).Done);
        var page = await NewPerson(portal, ana);
        await page.GotoAsync($"/talk/{one}");
        await Settled(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Talk to us" }).First.ClickAsync();
        await Expect(Box(page)).ToHaveValueAsync("for the other");
        await using (await HeldWriter.Begin(portal))
        {
            await Write(page, "for the other, sent");
            await page.GoBackAsync();
            await Expect(page.Locator(".msg-body")).ToHaveTextAsync(["one"]);
        }

        await Expect(Box(page)).ToHaveValueAsync("for the one");
        await Eventually.True(async () => (await portal.Reads(new(ana.Actor), other)).Contains("for the other, sent"), "it arrives");
        await Eventually.True(async () => await portal.Get<DraftStore>().Find(ana.Actor, Chats.Draft(other), default) is null, "its draft went with it");
        Assert.Equal("for the one", (await portal.Get<DraftStore>().Find(ana.Actor, Chats.Draft(one), default))?.Text);
        Assert.Equal(["one"], await portal.Reads(new(ana.Actor), one));
    }

    [Fact]
    public async Task Words_that_begin_a_new_chat_begin_it_also_when_an_earlier_one_is_shown_before_it_stands()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var ana = await portal.NewMember("ana");
        var one = (await portal.Get<Chats>().Start(ana.Actor, new("one"), null, default)).Value.Id;
        var page = await NewPerson(portal, ana);
        await page.GotoAsync($"/talk/{one}");
        await End(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "New chat" }).ClickAsync();
        await Expect(page.Locator(".msg-body")).ToHaveCountAsync(0);
        await Box(page).FillAsync("anew");
        await using (await HeldWriter.Begin(portal))
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
            await page.GoBackAsync();
            await Expect(page.Locator(".msg-body")).ToHaveTextAsync(["one"]);
        }

        var chats = portal.Get<Database>();
        await Eventually.True(async () => await chats.Read(db => db.Set<ChatMessage>().AnyAsync(m => m.Body == "anew")), "the new chat stands");
        Assert.Equal(["one"], (await portal.Reads(new(ana.Actor), one)).Where(said => said is "one" or "anew"));
        await Expect(page).ToHaveURLAsync(new Regex($"/talk/{one}$"));
        await Expect(page.Locator(".msg-body")).ToHaveTextAsync(["one"]);
        await page.GotoAsync("/talk");
        await Expect(page.Locator(".msg-body")).ToHaveTextAsync(["anew"]);
        await Expect(Box(page)).ToHaveValueAsync("");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_address_says_which_chat_is_shown_also_after_a_way_back_and_another_tabs_new_chat_changes_nothing_there(bool member)
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var customer = await (member ? NewPerson(portal, await portal.NewMember("ana")) : NewPerson(portal));
        await customer.GotoAsync("/talk");
        await Write(customer, "first");
        await NewChat(customer, "second");
        await customer.GotoAsync("/talk/chats");
        await customer.Locator(".desk-item").Last.ClickAsync();
        await Expect(customer.Locator(".msg-body")).ToHaveTextAsync("first");
        var chosen = customer.Url;

        await customer.GetByRole(AriaRole.Link, new() { Name = "Talk to us" }).First.ClickAsync();
        await Expect(customer.Locator(".msg-body")).ToHaveTextAsync("second");
        await customer.GoBackAsync();
        await Expect(customer.Locator(".msg-body")).ToHaveTextAsync("first");

        var other = await customer.Context.NewPageAsync();
        await other.GotoAsync("/talk");
        await Expect(other.Locator(".msg-body")).ToHaveTextAsync("second");
        await NewChat(other, "third");
        await Task.Delay(500); // the first tab has heard of it
        await Expect(customer.Locator(".msg-body")).ToHaveTextAsync("first");
        await other.ReloadAsync();
        await Expect(other.Locator(".msg-body")).ToHaveTextAsync("third");

        await customer.GetByRole(AriaRole.Button, new() { Name = "New chat" }).ClickAsync();
        await Expect(customer.Locator(".msg-body")).ToHaveCountAsync(0);
        await Expect(customer).Not.ToHaveURLAsync(chosen);
        await customer.GoBackAsync();
        await Expect(customer).ToHaveURLAsync(chosen);
        await Expect(customer.Locator(".msg-body")).ToHaveTextAsync("first");
        await Write(customer, "first again");
        await Expect(customer.Locator(".msg-body").Last).ToHaveTextAsync("first again");
        await Expect(customer.Locator(".msg-body").First).ToHaveTextAsync("first");

        static async Task NewChat(IPage page, string words)
        {
            await End(page);
            await page.GetByRole(AriaRole.Button, new() { Name = "New chat" }).ClickAsync();
            await Expect(page.Locator(".msg-body")).ToHaveCountAsync(0);
            await Write(page, words);
            await Expect(page.Locator(".msg-body")).ToHaveTextAsync(words);
        }
    }
}
