using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.Tests.Support.Browsers;

/// <summary>One person at one browser. Whoever leaves before it is known whether the test fails takes a last picture along.</summary>
sealed class Seat
{
    static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);

    readonly SemaphoreSlim gate = new(1, 1);
    readonly string person;
    readonly IPage page;
    readonly bool stays;
    byte[]? picture;
    string? lastSeen;
    bool left;
    long lastFrame;

    /// <param name="person">Who sits there.</param>
    /// <param name="page">What they look at.</param>
    /// <param name="stays">Whether the browser outlives the test.</param>
    public Seat(string person, IPage page, bool stays = false)
    {
        (this.person, this.page, this.stays) = (person, page, stays);
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, _) => lastFrame = Stopwatch.GetTimestamp();
    }

    public IPage Page => page;

    /// <summary>Waits until a circuit, where the page has one, has taken over and drawn everything: its mark is there, then silence.</summary>
    public async Task SettledAsync()
    {
        if (await page.IsTakenOver()) await Eventually.True(() => Stopwatch.GetElapsedTime(lastFrame) > Quiet, $"{person}'s circuit came up");
    }

    /// <summary>Waits for what the console has said so far to arrive here.</summary>
    public async Task HearOutAsync()
    {
        try { await page.EvaluateAsync("0").WaitAsync(TimeSpan.FromSeconds(1)); }
        catch (Exception e) when (e is PlaywrightException or TimeoutException) { /* it is closed already, or it hangs */ }
    }

    /// <summary>Closes the browser, before the portal that it looks at stops; the second time does nothing.</summary>
    public async Task LeaveAsync(bool withPicture = true)
    {
        await gate.WaitAsync();
        try
        {
            if (left) return;
            left = true;
            (picture, lastSeen) = withPicture ? (await PictureAsync(), await WordsAsync()) : (null, page.Url);
            if (!stays) await page.Context.DisposeAsync();
        }
        finally { gate.Release(); }
    }

    /// <summary>Keeps the last picture for a test that failed, and says in its output where the person was and what they read.</summary>
    public async Task KeepPictureAsync(string test)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{person} was at {lastSeen ?? "a page that hangs"}");
        if (picture is null) return;
        var folder = Directory.CreateDirectory(Path.Combine(Architecture.Repository.Root, "Portal.Tests", "TestResults")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, $"{test}-{person}.png"), picture);
    }

    async Task<string?> WordsAsync()
    {
        try { return $"{page.Url}: {Regex.Replace(await page.Locator("body").InnerTextAsync(new() { Timeout = 1_000 }), @"\s+", " ")}"; }
        catch (Exception e) when (e is PlaywrightException or TimeoutException) { return null; }
    }

    // A page that hangs has no picture; the failure itself is reported all the same.
    async Task<byte[]?> PictureAsync()
    {
        try { return await page.ScreenshotAsync(new() { Timeout = 5_000 }); }
        catch (Exception e) when (e is PlaywrightException or TimeoutException) { return null; }
    }
}
