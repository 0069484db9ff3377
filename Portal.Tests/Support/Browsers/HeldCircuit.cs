using System.Text;
using Microsoft.Playwright;

namespace Portal.Tests.Support.Browsers;

/// <summary>The circuit of a page, which begins when the test lets it: until then the page is as the server drew it.</summary>
public sealed class HeldCircuit
{
    private const string Whole = "JS.EndUpdateRootComponents";

    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource whole = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HeldCircuit()
    {
    }

    /// <summary>Done when the browser has been told that the new page is whole, and may take it.</summary>
    public Task IsWhole => whole.Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Holds the circuit of the next page that is opened.</summary>
    public static async Task<HeldCircuit> Of(IPage page)
    {
        var circuit = new HeldCircuit();
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => circuit.Read(frame);
        await page.RouteAsync("**/_blazor/negotiate*", async route =>
        {
            await circuit.begun.Task;
            await route.ContinueAsync();
        });
        return circuit;
    }

    public void Begin() => begun.TrySetResult();

    private void Read(IWebSocketFrame frame)
    {
        if (Encoding.ASCII.GetString(frame.Binary ?? []).Contains(Whole, StringComparison.Ordinal)) whole.TrySetResult();
    }
}
