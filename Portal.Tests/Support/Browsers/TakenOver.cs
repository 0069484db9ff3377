using Microsoft.Playwright;

namespace Portal.Tests.Support.Browsers;

/// <summary>A page is drawn twice: as HTML, and again by its circuit, where it has one.</summary>
static class TakenOver
{
    /// <summary>Waits until the circuit of a page has taken it over, as its mark says; false at once where it has none.</summary>
    public static async Task<bool> IsTakenOver(this IPage page)
    {
        if (!await page.EvaluateAsync<bool>("!!document.querySelector('script[src*=\"blazor.web\"]')")) return false;
        await page.Locator("#circuit").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 30_000 });
        return true;
    }
}
