using Microsoft.Playwright;

namespace Portal.Tests.Browser;

/// <summary>One portal in Development, which has every page, with a little of everything in it.</summary>
public sealed class SampleWorld(Portals portals) : IAsyncLifetime
{
    public TestPortal Portal { get; private set; } = null!;

    public Pages.Sample Sample { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Portal = await portals.Own(DatabaseProvider.Sqlite, ["environment=Development"]);
        Sample = await Pages.Sample.MakeAsync(Portal);
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}

public class EveryPageTests(SampleWorld world, Chromium chromium) : BrowserTest(chromium), IClassFixture<SampleWorld>
{
    // Where the page scrolls sideways: the elements that stick out.
    const string TooWide = """
        document.documentElement.scrollWidth <= innerWidth ? '' : [...document.body.querySelectorAll('*')]
            .filter(e => e.getBoundingClientRect().right > innerWidth).map(e => e.outerHTML.slice(0, 120)).slice(0, 5).join('\n') || 'it scrolls sideways'
        """;

    public static IEnumerable<TheoryDataRow<string>> Routes => Pages.Routes.Select(r => new TheoryDataRow<string>(r));

    [Theory, MemberData(nameof(Routes))]
    public Task A_visitor_meets_no_barrier(string route) => Look(route, null, "en-GB");

    [Theory, MemberData(nameof(Routes))]
    public Task An_admin_meets_no_barrier(string route) => Look(route, world.Sample.Admin, "zh-TW");

    // By day at a desk, then by night on a phone.
    async Task Look(string route, Member? member, string locale)
    {
        Forgive("the server responded with a status of 40"); // not every page is for everybody
        var page = await NewPerson(world.Portal, member, locale: locale);
        var answer = await page.GotoAsync(Pages.AddressOf(route, world.Sample));
        Assert.True(answer!.Status < 500, $"{route} answered {answer.Status}");
        Assert.NotEqual("", await page.TitleAsync());
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        await page.AxeFindsNothing();

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(360, 780);
        await page.AxeFindsNothing();
        Assert.Equal("", await page.EvaluateAsync<string>(TooWide));
        Assert.Empty(world.Portal.Errors.Lines);
    }
}
