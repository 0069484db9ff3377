using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.Tests.Support.Browsers;

/// <summary>One person at one browser. Whoever leaves takes a last picture along, as it is not yet known whether the test will fail.</summary>
sealed class Seat
{
    static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);

    readonly SemaphoreSlim gate = new(1, 1);
    readonly string person;
    readonly IPage page;
    byte[]? picture;
    string? lastSeen;
    bool left;
    int frames;
    long lastFrame;

    public Seat(string person, IPage page)
    {
        (this.person, this.page) = (person, page);
        page.WebSocket += (_, socket) =>
        {
            frames = 0;
            socket.FrameReceived += (_, _) => { frames++; lastFrame = Stopwatch.GetTimestamp(); };
        };
    }

    public IPage Page => page;

    /// <summary>Waits until a circuit, where the page has one, has taken over and drawn everything: handshake, start, first drawing, then silence.</summary>
    public async Task SettledAsync()
    {
        if (await page.EvaluateAsync<bool>("!!document.querySelector('script[src*=\"blazor.web\"]')"))
            await Eventually.True(() => frames >= 3 && Stopwatch.GetElapsedTime(lastFrame) > Quiet, $"{person}'s circuit came up", TimeSpan.FromSeconds(30));
    }

    /// <summary>Closes the browser, before the portal that it looks at stops; the second time does nothing.</summary>
    public async Task LeaveAsync()
    {
        await gate.WaitAsync();
        try
        {
            if (left) return;
            left = true;
            (picture, lastSeen) = (await PictureAsync(), await WordsAsync());
            await page.Context.DisposeAsync();
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
