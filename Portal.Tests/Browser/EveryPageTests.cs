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
    public static IEnumerable<TheoryDataRow<string>> Routes => Pages.Routes.Select(r => new TheoryDataRow<string>(r));

    [Theory, MemberData(nameof(Routes))]
    public Task A_visitor_with_a_phone_at_night_meets_no_barrier(string route) => Look(route, null, width: 360, dark: true, "en-GB");

    [Theory, MemberData(nameof(Routes))]
    public Task A_member_at_a_desk_meets_no_barrier(string route) => Look(route, world.Sample.Author, width: 1280, dark: false, "zh-TW");

    [Theory, MemberData(nameof(Routes))]
    public Task An_admin_meets_no_barrier(string route) => Look(route, world.Sample.Admin, width: 1280, dark: true, "zh-CN");

    async Task Look(string route, Member? member, int width, bool dark, string locale)
    {
        Forgive("the server responded with a status of 40"); // not every page is for everybody
        var page = await NewPerson(world.Portal, member, width, dark, locale);
        var answer = await page.GotoAsync(Pages.AddressOf(route, world.Sample));
        Assert.True(answer!.Status < 500, $"{route} answered {answer.Status}");

        if (member is not null && answer.Ok) await Settled(page);
        await page.AxeFindsNothing();
        Assert.NotEqual("", await page.TitleAsync());
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{route} scrolls sideways at {width} pixels");
        Assert.Empty(world.Portal.Errors.Lines);
    }

    // A member's page is drawn twice: as HTML, and again when its circuit has come up.
    static Task Settled(IPage page) => page.WaitForLoadStateAsync(LoadState.NetworkIdle);
}
