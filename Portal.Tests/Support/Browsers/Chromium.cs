using Microsoft.Playwright;

namespace Portal.Tests.Support.Browsers;

/// <summary>One browser for the whole run, started when the first test asks for it; people are contexts in it, with cookies of their own.</summary>
public sealed class Chromium : IAsyncDisposable
{
    static readonly string[] Switches =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--use-fake-device-for-media-stream"];

    readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> started = new(StartAsync);

    /// <summary>A person's window: nothing is shared with any other.</summary>
    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options) => await (await started.Value).Browser.NewContextAsync(options);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (started is not { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) return;
        var (driver, browser) = await started.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        var driver = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(BrowserTest.Patience);
        var browser = await driver.Chromium.LaunchAsync(new() { ExecutablePath = MachineNeeds.PathOf(Need.Chromium), Headless = true, Args = Switches });
        return (driver, browser);
    }
}
