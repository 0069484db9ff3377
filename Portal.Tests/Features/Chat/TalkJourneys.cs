using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Commons.Search;
using Portal.Features.Chat;
using Portal.Platform.Limits;
using Portal.Platform.Mail;
using Portal.Tests.Platform.Files;
using static Microsoft.Playwright.Assertions;
using static Portal.Tests.Features.Chat.TalkSteps;

namespace Portal.Tests.Features.Chat;

/// <summary>The customer's side, from the first word to the rating, in a browser.</summary>
public class TalkJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task What_could_not_be_sent_stands_in_the_log_and_goes_with_one_press_once_also_after_a_reload()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["RateLimits:Enabled=true"]);
        var visitor = await NewPerson(portal);
        await visitor.GotoAsync("/talk");
        await Write(visitor, "Hello");
        await Expect(visitor.Locator("[data-outbox]")).ToBeAttachedAsync();
        var failed = visitor.Locator(".outbox .is-failed");
        await using (new Timer(_ => TakeAll(), null, 0, 50)) // one comes a second, and the page may need longer
        {
            TakeAll();
            await Write(visitor, "Are you there?");
            await Expect(failed).ToContainTextAsync("Are you there?");
        }

        await Expect(failed.GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync();
        await Box(visitor).FillAsync("half a sen");

        await visitor.ReloadAsync();
        await Expect(failed).ToContainTextAsync("Are you there?");
        await Expect(Box(visitor)).ToHaveValueAsync("half a sen");
        await visitor.AxeFindsNothing();
        await Task.Delay(1200); // one a second
        await failed.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        await Expect(failed).ToHaveCountAsync(0);
        await Expect(visitor.Locator(".msg-body")).ToHaveTextAsync(["Hello", "Are you there?"]);
        await visitor.ReloadAsync();
        await Expect(visitor.Locator(".msg-body")).ToHaveTextAsync(["Hello", "Are you there?"]);
        await Expect(Box(visitor)).ToHaveValueAsync("half a sen");

        void TakeAll()
        {
            foreach (var address in (string[])["127.0.0.1", "::1", "::ffff:127.0.0.1"])
                while (portal.Get<RateLimits>().Take(Limited.Messages, Actor.Visitor with { Address = address }) is null) { }
        }
    }

    [Fact]
    public async Task Answers_come_while_the_first_message_is_typed_and_the_words_go_along_to_the_community()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, word) = (await portal.NewMember("ana"), $"zyx{Guid.NewGuid().ToString("N")[..8]}");
        var topic = await portal.StartTopic(ana, $"The {word} beeps");
        await Eventually.True(
            async () => (await portal.Get<Search>().Like(Actor.Visitor, $"Hello, my {word} beeps", Search.MostAnswers, default)).Value.Any(hit => hit.Title == $"The {word} beeps"),
            "the topic is in the index", TimeSpan.FromSeconds(60)); // what is typed is looked for once
        var (member, visitor) = (await NewPerson(portal, await portal.NewMember("mia")), await NewPerson(portal, width: 360));
        foreach (var page in new[] { member, visitor })
        {
            await page.GotoAsync("/talk");
            await Box(page).FillAsync($"Hello, my {word} beeps");
            var opened = await page.Context.RunAndWaitForPageAsync(() => page.GetByRole(AriaRole.Link, new() { Name = $"The {word} beeps" }).ClickAsync());
            await Expect(opened).ToHaveURLAsync(new Regex($"/t/{topic.TopicId}/"));
            await Expect(Box(page)).ToHaveValueAsync($"Hello, my {word} beeps");
            await page.AxeFindsNothing();
            await page.GetByRole(AriaRole.Link, new() { Name = "Ask the community" }).ClickAsync();
        }

        await Expect(member.Locator("textarea.composer-box")).ToHaveValueAsync($"Hello, my {word} beeps");
        await member.GotoAsync("/talk");
        await Expect(Box(member)).ToHaveValueAsync("");
        await visitor.GotoAsync("/talk"); // who does not sign in has them still
        await Expect(Box(visitor)).ToHaveValueAsync($"Hello, my {word} beeps");
        await Box(visitor).PressAsync("Enter");
        await Expect(visitor.Locator(".msg-body")).ToHaveTextAsync($"Hello, my {word} beeps");
    }

    /// <summary>On SQLite alone: the same is tried on both databases by ChatFileTests, ChatRatingTests and TranscriptTests.</summary>
    [Fact]
    public async Task A_picture_goes_both_ways_the_end_is_rated_and_mailed_and_the_chat_is_found_and_goes_on()
    {
        Forgive("400"); // the file that is refused
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (lena, visitor) = (await portal.NewMember("lena", Roles.Agent), await NewPerson(portal, width: 390));
        var desk = await NewPerson(portal, lena);
        var name = $"Wei {Guid.NewGuid().ToString("N")[..6]}";
        await visitor.GotoAsync("/talk");
        await visitor.GetByLabel("What shall we call you?").FillAsync(name);
        await Write(visitor, "My printer says E7.");
        await desk.GotoAsync("/desk?tab=open");
        await desk.Locator(".desk-row").Filter(new() { HasText = name }).GetByRole(AriaRole.Button, new() { Name = "Take", Exact = true }).ClickAsync();
        await Expect(visitor.GetByText("is with you.")).ToBeVisibleAsync();

        await Box(visitor).FillAsync("This is it:");
        await visitor.Locator("input[type=file]").SetInputFilesAsync([new FilePayload { Name = "not.png", MimeType = "image/png", Buffer = Samples.Of("words") }, new FilePayload { Name = "screen.png", MimeType = "image/png", Buffer = Samples.Png }]);
        await Expect(visitor.Locator(".composer-files > li")).ToContainTextAsync(["not what its name says", "✓"]);
        await Expect(Box(visitor)).ToHaveValueAsync("This is it:");
        await visitor.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        foreach (var page in new[] { visitor, desk })
        {
            var picture = page.GetByRole(AriaRole.Img, new() { Name = "screen" });
            await Expect(picture).ToBeVisibleAsync();
            await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.file-picture img')].every(i => i.complete && i.naturalWidth > 0)");
        }

        await Write(desk, "Open the lid.");
        await Expect(visitor.Locator(".msg-body").Last).ToHaveTextAsync("Open the lid.");
        await Expect(visitor.GetByText("How was this chat?")).ToHaveCountAsync(0);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();
        await visitor.GetByRole(AriaRole.Button, new() { Name = "Good", Exact = true }).ClickAsync();
        await visitor.GetByLabel("What was good").FillAsync("quick");
        await visitor.GetByRole(AriaRole.Button, new() { Name = "Tell us" }).ClickAsync();
        await Expect(desk.Locator(".desk-side")).ToContainTextAsync("quick");

        var address = $"{Guid.NewGuid():N}@example.org";
        await visitor.Locator(".chat-end").GetByRole(AriaRole.Button, new() { Name = "Get a copy by mail" }).ClickAsync();
        var dialog = visitor.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Your e-mail").FillAsync(address);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Mail it to me" }).ClickAsync();
        await dialog.GetByLabel("Code").FillAsync((await Letters(portal, address, 1))[0].Subject.Split(' ')[0]);
        await visitor.AxeFindsNothing();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        await Expect(visitor.GetByText("It is on its way to you.")).ToBeVisibleAsync();
        Assert.Contains("> Open the lid.", (await Letters(portal, address, 2))[1].Text);

        await visitor.GetByRole(AriaRole.Button, new() { Name = "New chat" }).ClickAsync();
        await Expect(visitor.Locator(".msg-body")).ToHaveCountAsync(0);
        await Write(visitor, "Another question");
        await visitor.GotoAsync("/talk/chats");
        await Expect(visitor.Locator(".desk-item b")).ToHaveTextAsync(["Another question", "My printer says E7."]);
        await visitor.AxeFindsNothing();
        await visitor.Locator(".desk-item").Last.ClickAsync();
        await Expect(visitor.Locator(".msg-body").First).ToHaveTextAsync("My printer says E7.");
        await Write(visitor, "It happened again");
        await Expect(visitor.Locator(".msg-body").Last).ToHaveTextAsync("It happened again");
        await Expect(visitor.GetByText("How was this chat?")).ToHaveCountAsync(0);
        await visitor.ReloadAsync();
        await Expect(visitor.Locator(".msg-body").Last).ToHaveTextAsync("It happened again");
    }

    [Fact]
    public async Task A_voice_message_is_recorded_and_heard_and_who_does_not_let_the_page_hear_is_told_what_to_do()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var visitor = await NewPerson(portal, width: 390);
        await visitor.GotoAsync("/talk");
        await Write(visitor, "Hello");
        var record = visitor.GetByRole(AriaRole.Button, new() { Name = "Record a voice message" });
        await record.ClickAsync();
        await Expect(visitor.Locator(".composer-files")).ToContainTextAsync("Allow the microphone");
        await visitor.Locator(".composer-files").GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();

        await visitor.Context.GrantPermissionsAsync(["microphone"]);
        await record.ClickAsync();
        await Expect(visitor.Locator(".composer-files")).ToContainTextAsync(new Regex("0:(?!00)[0-9]{2}"));
        await visitor.Locator(".composer-files").GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(visitor.Locator(".composer-files > li")).ToContainTextAsync("✓");
        await visitor.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        var player = visitor.Locator(".msg-body audio");
        await Expect(player).ToBeVisibleAsync();
        await visitor.AxeFindsNothing();
        Assert.True(await player.EvaluateAsync<bool>("a => new Promise(done => { a.oncanplay = () => done(true); a.onerror = () => done(false); a.load(); a.preload = 'auto'; })"));
    }

    [Fact]
    public async Task Who_signs_in_keeps_the_chat_that_this_browser_began_and_asks_to_be_called()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (visitor, ana) = (await NewPerson(portal), await portal.NewMember("ana"));
        await visitor.GotoAsync("/talk");
        await Write(visitor, "Before I signed in");
        var (cookie, value) = await portal.CookieOf(ana);
        await visitor.Context.AddCookiesAsync([new() { Name = cookie, Value = value, Url = portal.Address.ToString() }]);
        await visitor.ReloadAsync();
        await visitor.GetByRole(AriaRole.Button, new() { Name = "Keep this chat with your account" }).ClickAsync();
        await Expect(visitor.GetByText("This chat is with your account now.")).ToBeVisibleAsync();
        await Expect(visitor.GetByRole(AriaRole.Button, new() { Name = "Keep this chat with your account" })).ToHaveCountAsync(0);

        var elsewhere = await NewPerson(portal, ana, width: 360, dark: true);
        await elsewhere.GotoAsync("/talk");
        await Expect(elsewhere.Locator(".msg-body")).ToHaveTextAsync("Before I signed in");
        await elsewhere.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await elsewhere.GetByRole(AriaRole.Menuitem, new() { Name = "Call me back" }).ClickAsync();
        await elsewhere.GetByLabel("Phone number").FillAsync("soon");
        await elsewhere.GetByRole(AriaRole.Button, new() { Name = "Ask for a call" }).ClickAsync();
        await Expect(elsewhere.GetByText("This is not a phone number")).ToBeVisibleAsync();
        await elsewhere.AxeFindsNothing();
        await elsewhere.GetByLabel("Phone number").FillAsync("+49 30 123456");
        await elsewhere.GetByRole(AriaRole.Button, new() { Name = "Ask for a call" }).ClickAsync();
        await Expect(visitor.Locator(".msg-system").Last).ToContainTextAsync("asks to be called back");
        var desk = await NewPerson(portal, await portal.NewMember("lena", Roles.Agent));
        await desk.GotoAsync($"/desk/{await portal.Get<ChatViews>().Current(new(ana.Actor), default)}");
        await desk.Locator(".desk-side").GetByRole(AriaRole.Button, new() { Name = "I have called" }).ClickAsync();
        await Expect(desk.Locator(".desk-side").GetByText(new Regex("^Called"))).ToBeVisibleAsync();
    }

    static async Task<List<Letter>> Letters(TestPortal portal, string to, int count)
    {
        List<Letter> letters = [];
        await Eventually.True(async () => (letters = await portal.Get<Database>().Read(db => db.Set<Letter>().Where(l => l.To == to).OrderBy(l => l.Id).ToListAsync())).Count == count, $"{count} letters to {to}");
        return letters;
    }
}
