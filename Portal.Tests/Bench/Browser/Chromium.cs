using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Bench.Servers;

namespace Portal.Bench.Browser;

/// <summary>A Chromium without a window and with an empty cache, asked what the first view of a page transfers.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly string[] Quiet =
    [
        "--headless=new", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-dev-shm-usage", "--remote-debugging-port=0",
    ];

    /// <summary>The requests of a first view, each with its bytes; a machine without Chromium is told so.</summary>
    public static async Task<IReadOnlyList<(string Url, long Bytes)>> FirstViewAsync(Uri page, string folder, CancellationToken cancel)
    {
        var program = Places.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("Chromium is not installed (package chromium).");
        var profile = Path.Combine(folder, "chromium-" + Guid.NewGuid().ToString("N"));
        string[] sandbox = Environment.UserName == "root" ? ["--no-sandbox"] : [];
        await using var browser = Child.Start(program, [.. Quiet, .. sandbox, "--user-data-dir=" + profile, "about:blank"]);
        var transfer = new Transfer();
        await using var tools = await DevTools.OpenAsync(await AddressAsync(profile, browser, cancel), transfer.Listen, cancel);
        await ViewAsync(tools, transfer, page, cancel);
        return transfer.Requests();
    }

    private static async Task ViewAsync(DevTools tools, Transfer transfer, Uri page, CancellationToken cancel)
    {
        var target = await tools.SendAsync("Target.createTarget", new() { ["url"] = "about:blank" }, null, cancel);
        var attach = new JsonObject { ["targetId"] = target.GetProperty("targetId").GetString(), ["flatten"] = true };
        var session = (await tools.SendAsync("Target.attachToTarget", attach, null, cancel)).GetProperty("sessionId").GetString();
        await tools.SendAsync("Network.enable", [], session, cancel);
        await tools.SendAsync("Page.enable", [], session, cancel);
        await tools.SendAsync("Page.navigate", new() { ["url"] = page.ToString() }, session, cancel);
        await transfer.Loaded.Task.WaitAsync(TimeSpan.FromSeconds(30), cancel);
        await Task.Delay(TimeSpan.FromSeconds(2), cancel);
        await tools.SendAsync("Runtime.evaluate", new() { ["expression"] = FetchIcon, ["awaitPromise"] = true }, session, cancel);
        await Task.Delay(TimeSpan.FromSeconds(0.5), cancel);
    }

    /// <summary>A browser with a window also asks for the icon of the tab.</summary>
    private const string FetchIcon = "fetch(document.querySelector('link[rel~=icon]')?.href ?? '/favicon.ico').then(r => r.blob()).catch(() => null)";

    private static async Task<Uri> AddressAsync(string profile, Child browser, CancellationToken cancel)
    {
        var file = Path.Combine(profile, "DevToolsActivePort");
        for (var tries = 0; tries < 300 && !browser.HasExited; tries++)
        {
            if (File.Exists(file) && await File.ReadAllLinesAsync(file, cancel) is [var port, var path, ..])
            {
                return new Uri(string.Create(CultureInfo.InvariantCulture, $"ws://127.0.0.1:{port}{path}"));
            }

            await Task.Delay(100, cancel);
        }

        throw new InvalidOperationException("Chromium did not start: " + browser.LastWords);
    }
}
