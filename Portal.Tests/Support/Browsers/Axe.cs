using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Portal.Tests.Support.Browsers;

/// <summary>Looks at a page as those do who cannot see it, cannot point at it, or see it badly.</summary>
public static class Axe
{
    static readonly string Script = new BundledAxeScriptProvider().GetScript();

    // Asked in the page itself: the library's own way opens a blank page for each look, which costs more than the look.
    const string Look = """
        axe.run(document, { resultTypes: ['violations'] }).then(result => result.violations.flatMap(
            v => v.nodes.map(n => `${v.impact} ${v.id}: ${n.html} (${v.help}; ${n.failureSummary.split('\n')[1]?.trim()})`)))
        """;

    /// <summary>Fails with every finding of axe and the element that it is about.</summary>
    public static async Task AxeFindsNothing(this IPage page)
    {
        if (!await page.EvaluateAsync<bool>("!!window.axe")) await page.EvaluateAsync(Script + "; null");
        var findings = await page.EvaluateAsync<string[]>(Look);
        if (findings.Length > 0) Assert.Fail($"axe found {findings.Length} on {page.Url}:\n{string.Join('\n', findings)}");
    }
}
