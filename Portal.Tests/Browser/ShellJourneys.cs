namespace Portal.Tests.Browser;

public class ShellJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Theory]
    [InlineData(1280, false, "en-GB", "en")]
    [InlineData(390, true, "zh-CN", "zh-Hans")]
    [InlineData(390, false, "zh-HK", "zh-Hant")]
    public async Task The_first_page_speaks_the_readers_language_and_has_no_barrier(int width, bool dark, string locale, string language)
    {
        var page = await NewPerson(await portals.Shared(DatabaseProvider.Sqlite), width: width, dark: dark, locale: locale);
        await page.GotoAsync("/");
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        await page.AxeFindsNothing();
    }
}
