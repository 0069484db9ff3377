using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Platform.Ui;

public class MessageBoxJourneys(DevPortal dev, Chromium chromium) : BrowserTest(chromium), IClassFixture<DevPortal>
{
    [Fact]
    public async Task Five_quick_clicks_make_one_message_and_later_ones_another()
    {
        var box = await Open();
        await box.Text.FillAsync("héllo 世界");
        for (var i = 0; i < 5; i++) await box.PressAsync();
        await box.HasSentAsync("héllo 世界");

        await box.Text.FillAsync("again");
        await box.PressAsync();
        await box.HasSentAsync("héllo 世界", "again");
    }

    [Fact]
    public async Task What_is_typed_while_a_message_is_on_its_way_stays_in_the_box()
    {
        var box = await Open();
        await box.Text.FillAsync("hello");
        await Expect(box.Draft).ToContainTextAsync("5 characters"); // the server hears the box
        await box.PressAndTypeAsync(" world");
        await Expect(box.Sent).ToHaveTextAsync(["hello"]);
        await Expect(box.Text).ToHaveValueAsync("world");
    }

    [Fact]
    public async Task A_refused_message_stays_with_the_reason_and_goes_with_other_words()
    {
        var box = await Open();
        await box.Text.FillAsync("refuse");
        await box.PressAsync();
        await Expect(box.Complaint).ToBeVisibleAsync();
        await Expect(box.Text).ToHaveValueAsync("refuse");
        await Expect(box.Text).ToHaveAccessibleDescriptionAsync("This word is not welcome. Please write another.");

        await box.Text.FillAsync("agree");
        await Expect(box.Complaint).ToBeHiddenAsync();
        await box.PressAsync();
        await box.HasSentAsync("agree");
    }

    [Fact]
    public async Task A_message_pressed_before_the_circuit_is_up_goes_out_when_it_is()
    {
        var page = await NewPerson(dev.Portal, dev.Ana);
        var box = new BoxPage(page);
        var circuit = await HeldCircuit.Of(page);
        await page.GotoAsync(BoxPage.Address);
        await box.Text.ClickAsync();
        await page.Keyboard.TypeAsync("early");
        await box.PressAsync();
        await Expect(box.State).ToHaveTextAsync("Sending …");

        circuit.Begin();
        await box.HasSentAsync("early");
        await Expect(box.Text).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_text_of_the_longest_kind_travels_whole()
    {
        var box = await Open();
        var text = string.Concat(Enumerable.Repeat("链条打滑“怎么办”？", 3200));
        await box.Text.FillAsync(text);
        await box.PressAsync();
        await box.HasSentAsync(text);

        await box.Text.FillAsync(text + "多");
        await box.PressAsync();
        await Expect(box.Complaint).ToContainTextAsync("32000");
    }

    [Fact]
    public async Task A_draft_is_kept_when_the_typing_rests()
    {
        var box = await Open();
        await box.Text.FillAsync("half a thought");
        await Expect(box.Draft).ToContainTextAsync("14 characters");
    }

    [Fact]
    public async Task Enter_sends_in_a_chat_and_shift_enter_makes_a_line()
    {
        var page = await NewPerson(dev.Portal, dev.Ana);
        var box = new BoxPage(page);
        await box.OpenAsync();
        var chat = page.Locator("#kit-chat-text");
        await chat.FillAsync("one");
        await chat.PressAsync("Shift+Enter");
        await chat.PressSequentiallyAsync("two");
        await chat.PressAsync("Enter");
        await Expect(box.Sent).ToHaveTextAsync(["one\ntwo"]);
        await Expect(chat).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Keys_and_buttons_write_markdown_and_can_be_taken_back()
    {
        var page = await NewPerson(dev.Portal, dev.Ana);
        var box = new BoxPage(page);
        await box.OpenAsync();
        await box.Text.FillAsync("word");
        await box.Text.SelectTextAsync();
        await box.Text.PressAsync("Control+b");
        await Expect(box.Text).ToHaveValueAsync("**word**");
        await box.Text.PressAsync("Control+z");
        await Expect(box.Text).ToHaveValueAsync("word");

        await box.Text.SelectTextAsync();
        await page.Locator("[data-md=quote]").ClickAsync();
        await Expect(box.Text).ToHaveValueAsync("> word");
    }

    private async Task<BoxPage> Open()
    {
        var box = new BoxPage(await NewPerson(dev.Portal, dev.Ana));
        await box.OpenAsync();
        return box;
    }
}
