using Microsoft.Playwright;

namespace Portal.Tests.Browser;

public class EveryPageTests(VisitedWorld world, Chromium chromium) : BrowserTest(chromium), IClassFixture<VisitedWorld>
{
    const string SignIn = "/account/login";

    // Where the page scrolls sideways: the elements that stick out.
    const string TooWide = """
        document.documentElement.scrollWidth <= innerWidth ? '' : [...document.body.querySelectorAll('*')]
            .filter(e => e.getBoundingClientRect().right > innerWidth).map(e => e.outerHTML.slice(0, 120)).slice(0, 5).join('\n') || 'it scrolls sideways'
        """;

    public static IEnumerable<TheoryDataRow<string>> Routes => Pages.Routes.Select(r => new TheoryDataRow<string>(r));

    [Theory, MemberData(nameof(Routes))]
    public Task A_visitor_meets_no_barrier(string route) => Look(route, null, "en-GB");

    [Theory, MemberData(nameof(Routes))]
    public Task An_admin_meets_no_barrier(string route) => Look(route, world.Admin, "zh-TW");

    [Fact]
    public async Task A_phone_at_the_desk_says_whose_chat_is_open()
    {
        var page = await NewPerson(world.Portal, world.Admin, width: 360);
        await page.GotoAsync($"/desk/{world.ChatId}");
        await Settled(page);
        Assert.InRange((await page.GetByRole(AriaRole.Heading, new() { Name = "Li", Exact = true }).First.BoundingBoxAsync())!.Width, 100, 360);
    }

    async Task Look(string route, Member? member, string locale)
    {
        Forgive("the server responded with a status of 40"); // not every page is for everybody
        var page = await SamePerson(world.Browsers, world.Portal, member, locale);
        await Look(page, route);
        GoOn(world.Browsers, member, page);
    }

    // By day at a desk, then by night on a phone.
    async Task Look(IPage page, string route)
    {
        var answer = await page.GotoAsync(Pages.AddressOf(route, world));
        Assert.True(answer!.Status < 500, $"{route} answered {answer.Status}");
        await Settled(page);
        if (route != SignIn && new Uri(page.Url).AbsolutePath == SignIn)
        {
            Assert.Equal("", world.Portal.Errors.Take());
            return; // that page is looked at for itself
        }

        Assert.NotEqual("", await page.TitleAsync());
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        await page.AxeFindsNothing();

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(360, 780);
        await page.AxeFindsNothing(again: true);
        Assert.Equal("", await page.EvaluateAsync<string>(TooWide));
        Assert.Equal("", world.Portal.Errors.Take());
    }
}

/// <summary>The sample world, and the browsers of those who look at all of it.</summary>
public sealed class VisitedWorld(Portals portals) : SampleWorld(portals, DatabaseProvider.Sqlite)
{
    /// <summary>By whose they are.</summary>
    public Dictionary<string, IPage> Browsers { get; } = [];
}
