using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Portal.Tests.Support.Browsers;

/// <summary>Looks at a page as those do who cannot see it, cannot point at it, or see it badly.</summary>
public static class Axe
{
    static readonly string Script = new BundledAxeScriptProvider().GetScript();

    // Asked in the page itself: the library's own way opens a blank page for each look, which costs more than the look.
    const string Look = """
        rules => axe.run(document, { resultTypes: ['violations'], ...(rules.length ? { runOnly: { type: 'rule', values: rules } } : {}) }).then(result => result.violations.flatMap(
            v => v.nodes.map(n => `${v.impact} ${v.id}: ${n.html} (${v.help}; ${n.failureSummary.split('\n')[1]?.trim()})`)))
        """;

    // What another size and other colours can make wrong on a page whose structure was looked at before.
    static readonly string[] Looks = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "aria-hidden-focus"];

    /// <summary>Fails with every finding of axe and the element that it is about.</summary>
    /// <param name="page">The page.</param>
    /// <param name="again">True where all of it was looked at already, in another size or colour: then only what these change is.</param>
    public static async Task AxeFindsNothing(this IPage page, bool again = false)
    {
        await page.IsTakenOver(); // one that is taken over under its eyes is neither page
        if (!await page.EvaluateAsync<bool>("!!window.axe")) await page.EvaluateAsync(Script + "; null");
        var findings = await page.EvaluateAsync<string[]>(Look, again ? Looks : []);
        if (findings.Length > 0) Assert.Fail($"axe found {findings.Length} on {page.Url}:\n{string.Join('\n', findings)}");
    }
}
