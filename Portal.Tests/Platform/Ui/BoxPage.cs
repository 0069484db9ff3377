using Microsoft.Playwright;

namespace Portal.Tests.Platform.Ui;

/// <summary>The kit's page in a browser, and on it the big message box, whose messages are listed below it.</summary>
public sealed class BoxPage(IPage page)
{
    /// <summary>Where the page is.</summary>
    public const string Address = "/dev/kit";

    /// <summary>The box itself.</summary>
    public ILocator Text { get; } = page.Locator("#kit-reply-text");

    /// <summary>The line that says how it stands.</summary>
    public ILocator State { get; } = page.Locator("#kit-reply .composer-state");

    /// <summary>Why a message was refused.</summary>
    public ILocator Complaint { get; } = page.Locator("#kit-reply-error");

    /// <summary>What the server has.</summary>
    public ILocator Sent { get; } = page.Locator("#kit-sent li");

    /// <summary>How many characters the server holds as a draft.</summary>
    public ILocator Draft { get; } = page.Locator("#kit-draft");

    /// <summary>Goes there and waits for the circuit.</summary>
    public async Task OpenAsync()
    {
        await page.GotoAsync(Address);
        await Assertions.Expect(page.Locator("#kit-alive")).ToHaveTextAsync("circuit");
    }

    /// <summary>Presses Send without looking whether one may.</summary>
    public Task PressAsync() => page.Locator("#kit-reply .composer-send").DispatchEventAsync("click");

    /// <summary>Presses Send and types on before an answer can come.</summary>
    public Task PressAndTypeAsync(string words) => Text.EvaluateAsync(
        "(text, words) => { text.form.querySelector('.composer-send').click(); text.focus(); document.execCommand('insertText', false, words); }", words);

    /// <summary>Waits until exactly these messages are on the server, and the box is empty.</summary>
    public async Task HasSentAsync(params string[] messages)
    {
        await Assertions.Expect(Sent).ToHaveTextAsync(messages);
        await Assertions.Expect(Text).ToHaveValueAsync("");
    }
}
