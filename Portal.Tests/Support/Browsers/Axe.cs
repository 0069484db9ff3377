using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Portal.Tests.Support.Browsers;

/// <summary>Looks at a page as those do who cannot see it, cannot point at it, or see it badly.</summary>
public static class Axe
{
    static readonly AxeRunOptions Options = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>Fails with every finding of axe and the element that it is about.</summary>
    public static async Task AxeFindsNothing(this IPage page)
    {
        var result = await page.RunAxe(Options);
        var findings = from violation in result.Violations
                       from node in violation.Nodes
                       select $"{violation.Impact} {violation.Id}: {node.Html} ({violation.Help})";
        var list = findings.ToList();
        if (list.Count > 0) Assert.Fail($"axe found {list.Count} on {page.Url}:\n{string.Join('\n', list)}");
    }
}
