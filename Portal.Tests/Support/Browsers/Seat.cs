using Microsoft.Playwright;

namespace Portal.Tests.Support.Browsers;

/// <summary>One person at one browser. Whoever leaves takes a last picture along, as it is not yet known whether the test will fail.</summary>
sealed class Seat(string person, IPage page)
{
    readonly SemaphoreSlim gate = new(1, 1);
    byte[]? picture;
    bool left;

    public IPage Page => page;

    /// <summary>Closes the browser, before the portal that it looks at stops; the second time does nothing.</summary>
    public async Task LeaveAsync()
    {
        await gate.WaitAsync();
        try
        {
            if (left) return;
            left = true;
            picture = await PictureAsync();
            await page.Context.DisposeAsync();
        }
        finally { gate.Release(); }
    }

    public async Task KeepPictureAsync(string test)
    {
        if (picture is null) return;
        var folder = Directory.CreateDirectory(Path.Combine(Architecture.Repository.Root, "Portal.Tests", "TestResults")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, $"{test}-{person}.png"), picture);
    }

    // A page that hangs has no picture; the failure itself is reported all the same.
    async Task<byte[]?> PictureAsync()
    {
        try { return await page.ScreenshotAsync(new() { Timeout = 5_000 }); }
        catch (Exception e) when (e is PlaywrightException or TimeoutException) { return null; }
    }
}
