using Microsoft.Playwright;
using Portal.Features.Forum;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

public class ProseJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    const string Everything = """
        ![One](/img/card.png) and ![Two|600x315](/img/card.png)

        ```js
        let a = "b"; // c
        ```

        It was ||the butler||.

        >! He had a key.

        | a | b |
        |---|--:|
        | 1 | 2 |

        - [x] done
        - [ ] not

        Note[^1] and $\frac{-b \pm \sqrt{b^2 - 4ac}}{2a}$

        $$
        \int_0^1 x^2 \, dx = \sum_{n=1}^\infty \frac{1}{n^2} + \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} + aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        $$

        [^1]: Here.
        """;

    [Theory]
    [InlineData(false, 1280, false), InlineData(true, 360, true)]
    public async Task Everything_a_post_can_hold_is_seen_used_and_has_no_barrier(bool member, int width, bool dark)
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana, body: Everything, kind: TopicKind.Discussion);
        var page = await NewPerson(portal, member ? ana : null, width, dark);
        await page.GotoAsync(topic.Url);
        await Settled(page);
        await page.AxeFindsNothing();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));

        var spoiler = page.Locator("span.spoiler");
        Assert.True(await IsCovered(spoiler));
        await spoiler.ClickAsync();
        Assert.False(await IsCovered(spoiler));
        await Expect(page.GetByText("He had a key.")).ToBeHiddenAsync();
        await page.Locator("details.spoiler > summary").ClickAsync();
        await Expect(page.GetByText("He had a key.")).ToBeVisibleAsync();

        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.Locator(".code-block").HoverAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
        Assert.Equal("let a = \"b\"; // c\n", (await page.EvaluateAsync<string>("navigator.clipboard.readText()")).ReplaceLineEndings("\n"));

        var picture = page.GetByRole(AriaRole.Link, new() { Name = "One", Exact = true });
        await picture.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "One", Exact = true })).ToBeVisibleAsync();
        await page.AxeFindsNothing();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Two" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("dialog.lightbox")).ToBeHiddenAsync();
        await Expect(picture).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Print view" }).ClickAsync();
        await Expect(page.Locator(".printed .post")).ToHaveCountAsync(1);
        await page.AxeFindsNothing();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator(".topbar")).ToBeHiddenAsync();
        await Expect(page.GetByText("He had a key.")).ToBeVisibleAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        foreach (var help in (string[])["/formatting", "/keys"])
        {
            await page.GotoAsync(help);
            await page.AxeFindsNothing();
        }
    }

    // The letters have the colour of their ground.
    static Task<bool> IsCovered(ILocator spoiler) =>
        spoiler.EvaluateAsync<bool>("s => getComputedStyle(s).color === getComputedStyle(s).backgroundColor");
}
