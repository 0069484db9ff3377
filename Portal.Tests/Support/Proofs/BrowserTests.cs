using Microsoft.Playwright;
using Xunit.Sdk;

namespace Portal.Tests.Support.Proofs;

public class BrowserTests(Chromium chromium) : BrowserTest(chromium)
{
    static readonly Uri Nowhere = new("http://localhost:1");

    [Fact]
    public async Task Axe_finds_a_picture_without_a_word_and_nothing_on_a_good_page()
    {
        var page = await NewPerson(Nowhere);
        await page.SetContentAsync("<html lang=en><title>Ink</title><main><h1>Ink</h1><img src='data:,'></main>");
        Assert.Contains("image-alt", (await Assert.ThrowsAsync<FailException>(() => page.AxeFindsNothing())).Message);

        await page.SetContentAsync("<html lang=en><title>Ink</title><main><h1>Ink</h1><img src='data:,' alt='A bottle'></main>");
        await page.AxeFindsNothing();
    }

    [Fact]
    public async Task An_error_in_a_console_fails_the_test_and_leaves_a_picture()
    {
        var careless = new Careless(Chromium);
        var page = await careless.Person();
        await page.EvaluateAsync("console.error('lost the thread')");
        await page.EvaluateAsync("new Promise(dropped => setTimeout(() => { setTimeout(dropped); throw new Error('dropped it'); }))");

        var failure = await Assert.ThrowsAsync<FailException>(async () => await careless.DisposeAsync());
        Assert.Contains("lost the thread", failure.Message);
        Assert.Contains("dropped it", failure.Message);
        Assert.True(File.Exists(careless.Picture));
        File.Delete(careless.Picture);
    }

    [Fact]
    public async Task A_person_has_the_width_the_colours_and_the_language_that_were_asked_for()
    {
        var page = await NewPerson(Nowhere, width: 390, dark: true, locale: "zh-TW");
        await page.SetContentAsync("<meta name=viewport content='width=device-width'>");
        Assert.Equal("390 true zh-TW", await page.EvaluateAsync<string>("`${innerWidth} ${matchMedia('(prefers-color-scheme: dark)').matches} ${navigator.language}`"));
    }

    sealed class Careless(Chromium chromium) : BrowserTest(chromium)
    {
        public string Picture => Path.Combine(Architecture.Repository.Root,
            "Portal.Tests/TestResults", $"Careless.{nameof(An_error_in_a_console_fails_the_test_and_leaves_a_picture)}-careless.png");

        public Task<IPage> Person() => NewPerson(Nowhere, "careless");
    }
}
