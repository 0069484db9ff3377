using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Portal.Tests.Support.Browsers;

/// <summary>
/// A test in which people sit at browsers. An error in any of their consoles fails it, as does an uncaught exception in a page;
/// when it fails, what everybody saw is in <c>Portal.Tests/TestResults</c>.
/// </summary>
public abstract class BrowserTest(Chromium chromium) : IAsyncDisposable
{
    const int Patience = 15_000;
    /// <summary>The browser of the run.</summary>
    protected Chromium Chromium { get; } = chromium;

    readonly ConcurrentQueue<(string Person, IPage Page)> pages = new();
    readonly ConcurrentQueue<string> complaints = new();
    readonly List<string> forgiven = [];

    /// <summary>A console error that contains this belongs to the test, such as the 404 of a page that it asks for.</summary>
    protected void Forgive(string partOfError) => forgiven.Add(partOfError);

    /// <summary>Somebody new sits down at a browser of their own, without an account. Addresses are relative: <c>page.GotoAsync("/forum")</c>.</summary>
    protected async Task<IPage> NewPerson(
        Uri portal, string name = "visitor", int width = 1280, bool dark = false, string locale = "en-GB", IEnumerable<Cookie>? cookies = null)
    {
        var context = await Chromium.NewContextAsync(new()
        {
            BaseURL = portal.ToString(), Locale = locale, ViewportSize = new() { Width = width, Height = 860 }, ReducedMotion = ReducedMotion.Reduce,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, HasTouch = width < 600, IsMobile = width < 600,
        });
        context.SetDefaultTimeout(Patience);
        if (cookies is not null) await context.AddCookiesAsync(cookies);
        var page = await context.NewPageAsync();
        pages.Enqueue((name, page));
        page.Console += (_, message) => { if (message.Type == "error") complaints.Enqueue($"{name}: {message.Text} ({message.Location})"); };
        page.PageError += (_, error) => complaints.Enqueue($"{name}: {error}");
        return page;
    }

    /// <summary>The same at a portal of the test, signed in where a member is given.</summary>
    protected async Task<IPage> NewPerson(TestPortal portal, Member? member = null, int width = 1280, bool dark = false, string locale = "en-GB")
    {
        if (member is null) return await NewPerson(portal.Address, "visitor", width, dark, locale);
        var (name, value) = await portal.CookieOf(member);
        return await NewPerson(portal.Address, member.Name, width, dark, locale, [new() { Name = name, Value = value, Url = portal.Address.ToString() }]);
    }

    /// <summary>Closes the browsers, after a look at what went wrong.</summary>
    public async ValueTask DisposeAsync()
    {
        var complaint = string.Join('\n', complaints.Where(c => !forgiven.Any(c.Contains)));
        if (complaint != "" || TestContext.Current.TestState?.Result == TestResult.Failed) await KeepPicturesAsync();
        foreach (var (_, page) in pages) await page.Context.DisposeAsync();
        GC.SuppressFinalize(this);
        if (complaint != "") Assert.Fail("The browser complained:\n" + complaint);
    }

    async Task KeepPicturesAsync()
    {
        var folder = Path.Combine(Architecture.Repository.Root, "Portal.Tests", "TestResults");
        foreach (var (person, page) in pages)
        {
            var file = Path.Combine(folder, $"{GetType().Name}.{TestContext.Current.TestMethod?.MethodName}-{person}.png");
            try { await page.ScreenshotAsync(new() { Path = file, FullPage = true }); }
            catch (PlaywrightException) { /* a page that hangs has no picture; the failure itself is reported */ }
        }
    }
}
