using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Features.Chat;

/// <summary>What customers do on their page of a chat.</summary>
static class TalkSteps
{
    /// <summary>Where they write.</summary>
    public static ILocator Box(IPage page) => page.Locator("textarea");

    /// <summary>Ends the chat.</summary>
    public static async Task End(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "End chat" }).ClickAsync();
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "End chat" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alertdialog)).ToHaveCountAsync(0); // while it closes nothing else on the page takes words
    }

    /// <summary>Writes and sends.</summary>
    public static async Task Write(IPage page, string text)
    {
        await Box(page).FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Expect(Box(page)).ToHaveValueAsync("");
    }
}
