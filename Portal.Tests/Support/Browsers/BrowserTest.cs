using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Portal.Tests.Support.Browsers;

/// <summary>
/// A test in which people sit at browsers. An error in any of their consoles fails it, as does an uncaught exception in a page;
/// when it fails, what everybody saw is in <c>Portal.Tests/TestResults</c>.
/// </summary>
public abstract class BrowserTest(Chromium chromium) : IAsyncDisposable
{
    /// <summary>How long, in milliseconds, a page may take to do or to show what is waited for: a busy machine is slow, and not wrong.</summary>
    internal const int Patience = 15_000;

    const int Width = 1280, Height = 860;
    readonly ConcurrentQueue<Seat> seats = new();
    readonly ConcurrentQueue<string> complaints = new();
    readonly List<string> forgiven = [];

    /// <summary>The browser of the run.</summary>
    protected Chromium Chromium { get; } = chromium;

    /// <summary>A console error that contains this belongs to the test, such as the 404 of a page that it asks for.</summary>
    protected void Forgive(string partOfError) => forgiven.Add(partOfError);

    /// <summary>
    /// Somebody new sits down at a browser of their own, signed in where a member is given; <paramref name="through"/> is a line or a proxy in front of
    /// the portal. Addresses are relative: <c>page.GotoAsync("/forum")</c>.
    /// </summary>
    protected async Task<IPage> NewPerson(
        TestPortal portal, Member? member = null, int width = Width, bool dark = false, string locale = "en-GB", Uri? through = null, string? zone = null)
    {
        var address = through ?? portal.Address;
        var page = await NewPerson(address, member?.Name ?? "visitor", width, dark, locale, zone);
        if (member is not null) await SignIn(page, portal, member, address);
        portal.BeforeItStops(() => seats.First(s => s.Page == page).LeaveAsync());
        return page;
    }

    /// <summary>The same at an address, without an account.</summary>
    protected async Task<IPage> NewPerson(Uri portal, string name = "visitor", int width = Width, bool dark = false, string locale = "en-GB", string? zone = null) =>
        Seated(name, await NewPage(portal, width, dark, locale, zone));

    /// <summary>
    /// Somebody who goes from page to page in one browser through all tests of a class, as a new browser for each page costs more than the look at it. They come as somebody new does, by day at a desk,
    /// with nothing but their cookie, and in the language in which they came first. A test that goes well leaves the browser to the next by <see cref="GoOn"/>.
    /// </summary>
    protected async Task<IPage> SamePerson(Dictionary<string, IPage> browsers, TestPortal portal, Member? member, string locale)
    {
        var name = member?.Name ?? "visitor";
        if (browsers.Remove(name, out var page))
        {
            await page.EvaluateAsync("localStorage.clear(); sessionStorage.clear()");
            await page.Context.ClearCookiesAsync();
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await page.SetViewportSizeAsync(Width, Height);
        }
        else
        {
            var first = page = await NewPage(portal.Address, Width, dark: false, locale, zone: null);
            portal.BeforeItStops(async () => await first.Context.DisposeAsync());
        }
        if (member is not null) await SignIn(page, portal, member, portal.Address);
        return Seated(name, page, stays: true);
    }

    /// <summary>Leaves the browser to the next test of the class.</summary>
    protected static void GoOn(Dictionary<string, IPage> browsers, Member? member, IPage page) => browsers[member?.Name ?? "visitor"] = page;

    IPage Seated(string name, IPage page, bool stays = false)
    {
        page.Console += (_, message) => { if (message.Type == "error") complaints.Enqueue($"{name}: {message.Text} ({message.Location})"); };
        page.PageError += (_, error) => complaints.Enqueue($"{name}: {error}");
        seats.Enqueue(new(name, page, stays));
        return page;
    }

    static async Task SignIn(IPage page, TestPortal portal, Member member, Uri address)
    {
        var (name, value) = await portal.CookieOf(member);
        await page.Context.AddCookiesAsync([new() { Name = name, Value = value, Url = address.ToString() }]);
    }

    async Task<IPage> NewPage(Uri portal, int width, bool dark, string locale, string? zone)
    {
        var context = await Chromium.NewContextAsync(new()
        {
            BaseURL = portal.ToString(), Locale = locale, ViewportSize = new() { Width = width, Height = Height }, ReducedMotion = ReducedMotion.Reduce,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, HasTouch = width < 600, IsMobile = width < 600, TimezoneId = zone,
        });
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    /// <summary>Waits until the page shown is the live one: a member's is drawn twice, as HTML and again by its circuit.</summary>
    protected Task Settled(IPage page) => seats.First(s => s.Page == page).SettledAsync();

    /// <summary>Closes the browsers and says what went wrong in them.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var seat in seats) await seat.HearOutAsync();
        var wrong = IsWrong(); // a picture of what went well would cost much
        foreach (var seat in seats) await seat.LeaveAsync(withPicture: wrong);
        var complaint = Complaint();
        if (IsWrong())
            foreach (var seat in seats) await seat.KeepPictureAsync($"{GetType().Name}.{TestContext.Current.TestMethod?.MethodName}");
        GC.SuppressFinalize(this);
        if (complaint != "") Assert.Fail("The browser complained:\n" + complaint);
    }

    string Complaint() => string.Join('\n', complaints.Where(c => !forgiven.Any(c.Contains)));

    bool IsWrong() => Complaint() != "" || TestContext.Current.TestState?.Result == TestResult.Failed;
}
