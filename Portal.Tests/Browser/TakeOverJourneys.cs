using Microsoft.Playwright;
using Portal.Tests.Commons.Moderation;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>People who are in the middle of something when the circuit takes the page over: they do not notice.</summary>
public class TakeOverJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Theory]
    [InlineData("/new-topic", "Title")]
    [InlineData("/new-topic", "Tags")]
    [InlineData("/new-topic", "Your post")]
    [InlineData("/clubs/new", "Name")]
    [InlineData("/clubs/new", "About the club")]
    [InlineData("/forum", "Search")]
    public async Task Who_types_on_loses_no_key_and_not_the_place(string address, string label)
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (page, circuit) = await Held(portal, await portal.NewMember("bo"), address);
        await TypeAcross(page, page.GetByLabel(label), circuit);
    }

    [Fact]
    public async Task A_reply_is_written_across_it_and_stands()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var topic = await portal.StartTopic(await portal.NewMember("ana"));
        var (page, circuit) = await Held(portal, await portal.NewMember("bo"), topic.Url);
        var text = await TypeAcross(page, page.GetByRole(AriaRole.Textbox, new() { Name = "Your reply" }), circuit);
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#post-2")).ToContainTextAsync(text);
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Your reply" })).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_title_is_written_across_it_and_is_what_the_topic_is_called()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (page, circuit) = await Held(portal, await portal.NewMember("bo"), "/new-topic");
        await page.GetByLabel("Your post").FillAsync("Says all.");
        var title = await TypeAcross(page, page.GetByLabel("Title"), circuit);
        await page.Locator(".composer-send").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync(title);
    }

    [Fact]
    public async Task A_visitor_says_their_name_across_it_and_the_agent_sees_it()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (page, circuit) = await Held(portal, null, "/talk");
        var name = await TypeAcross(page, page.GetByLabel("What shall we call you?"), circuit);
        await page.GetByLabel("Your message").FillAsync("Hello");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Your message")).ToHaveValueAsync("");

        var desk = await NewPerson(portal, await portal.NewMember("lena", Roles.Agent));
        await desk.GotoAsync("/desk?tab=open");
        await Expect(desk.Locator(".desk-row").Filter(new() { HasText = name })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_visitors_first_message_is_written_across_it_and_sent()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (page, circuit) = await Held(portal, null, "/talk");
        var text = await TypeAcross(page, page.GetByLabel("Your message"), circuit);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText(text)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_word_that_is_being_composed_is_composed_first()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (page, circuit) = await Held(portal, await portal.NewMember("bo"), "/new-topic");
        var keyboard = await page.Context.NewCDPSessionAsync(page);
        await page.GetByLabel("Title").FillAsync("链条");
        await keyboard.SendAsync("Input.imeSetComposition", new() { ["text"] = "da hua", ["selectionStart"] = 6, ["selectionEnd"] = 6 });
        circuit.Begin();
        await circuit.IsWhole;
        await keyboard.SendAsync("Input.imeSetComposition", new() { ["text"] = "da hua le", ["selectionStart"] = 9, ["selectionEnd"] = 9 });
        await Expect(page.Locator("#circuit")).ToHaveCountAsync(0);

        await keyboard.SendAsync("Input.insertText", new() { ["text"] = "打滑了" });
        await Expect(page.Locator("#circuit")).ToBeAttachedAsync();
        await page.Keyboard.TypeAsync("?");
        await Expect(page.GetByLabel("Title")).ToHaveValueAsync("链条打滑了?");
    }

    [Fact]
    public async Task A_button_that_is_being_pressed_is_pressed()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var topic = await portal.StartTopic(await portal.NewMember("ana"));
        var (page, circuit) = await Held(portal, await portal.NewMember("bo"), topic.Url);
        var like = page.Locator("#post-1 .reactions button").First;
        await like.HoverAsync();
        await page.Mouse.DownAsync();
        circuit.Begin();
        await circuit.IsWhole;
        await Expect(page.Locator("#circuit")).ToHaveCountAsync(0);
        await page.Mouse.UpAsync();
        await Expect(like).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task An_open_menu_stays_open()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (page, circuit) = await Held(portal, await portal.NewMember("bo"), "/forum");
        await page.GetByRole(AriaRole.Button, new() { Name = "Your account" }).ClickAsync();
        var item = page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" });
        await Expect(item).ToBeVisibleAsync();
        circuit.Begin();
        await Expect(page.Locator("#circuit")).ToBeAttachedAsync();
        await Expect(item).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keys_of_the_queue_are_heard_before_it()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var scene = await Scene.Set(portal);
        await scene.Flagged();
        var (page, circuit) = await Held(portal, scene.Mia, "/moderation");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("c");
        circuit.Begin();
        await Expect(page.Locator("[data-row]")).ToContainTextAsync("You are on it");
        await Expect(page.Locator("[data-row]")).ToBeFocusedAsync();
    }

    async Task<(IPage Page, HeldCircuit Circuit)> Held(TestPortal portal, Member? member, string address)
    {
        var page = member is null ? await NewPerson(portal) : await NewPerson(portal, member);
        var circuit = await HeldCircuit.Of(page);
        await page.GotoAsync(address);
        return (page, circuit);
    }

    /// <summary>Types before a full stop, and on until the circuit is there and a good while longer; answers what stands in the field.</summary>
    static async Task<string> TypeAcross(IPage page, ILocator field, HeldCircuit circuit)
    {
        const int longest = 60;
        var before = $"Half {Guid.NewGuid().ToString("N")[..6]} a ";
        await field.ClickAsync();
        await page.Keyboard.TypeAsync(before + ".");
        await page.Keyboard.PressAsync("ArrowLeft");
        circuit.Begin();

        var (typed, keys, left) = (before, 0, 30);
        while (left > 0)
        {
            if (typed.Length == longest) await Key("Backspace", typed[..^1]);
            await Key($"{(char)('a' + (keys % 26))}", typed + (char)('a' + (keys++ % 26)));
            if (await page.Locator("#circuit").CountAsync() > 0) left--;
        }

        await Expect(field).ToHaveValueAsync(typed + ".");
        await Expect(field).ToBeFocusedAsync();
        Assert.Equal(typed.Length, await field.EvaluateAsync<int>("field => field.selectionStart"));
        return typed + ".";

        async Task Key(string key, string then)
        {
            await page.Keyboard.PressAsync(key);
            typed = then;
        }
    }
}
