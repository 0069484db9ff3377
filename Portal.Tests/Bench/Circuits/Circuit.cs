using System.Text;

namespace Portal.Bench.Circuits;

/// <summary>One real circuit of a Blazor Server page, spoken to without a browser; hundreds fit into one process.</summary>
/// <remarks>It shows what the server renders and answers what the server asks. It presses no buttons.</remarks>
public sealed class Circuit : IAsyncDisposable
{
    private readonly CircuitSocket wire = new();
    private readonly RenderedTree tree = new();
    private readonly Lock treeGate = new();
    private readonly TaskCompletionSource<string> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private (byte[] Text, Action Seen)? watch;
    private string id = string.Empty;

    private Circuit(CircuitPage page) => Page = page;

    /// <summary>The page that the circuit makes live.</summary>
    public CircuitPage Page { get; }

    /// <summary>Why the circuit broke, or null while it is well.</summary>
    public string? Error { get; private set; }

    /// <summary>Bytes that came over the wire, for the first picture and since.</summary>
    public long BytesReceived => wire.BytesReceived;

    /// <summary>Fetches a page, connects, and waits until every interactive part stands.</summary>
    public static async Task<Circuit> OpenAsync(HttpClient http, Uri address, string? cookie, CancellationToken cancel)
    {
        var circuit = new Circuit(await CircuitPage.FetchAsync(http, address, cookie, cancel));
        await circuit.StartAsync(cookie, cancel);
        return circuit;
    }

    /// <summary>Calls once as soon as a batch brings this text to the screen; replaces the watch before it.</summary>
    public void WatchFor(string text, Action seen)
    {
        lock (treeGate)
        {
            watch = (Encoding.UTF8.GetBytes(text), seen);
        }
    }

    /// <summary>Whether the text is on the screen now.</summary>
    public bool Shows(string text)
    {
        lock (treeGate)
        {
            return tree.Root.Shows(text);
        }
    }

    /// <summary>Leaves as a closed tab does: the circuit ends on the server at once.</summary>
    public async Task LeaveAsync(HttpClient http)
    {
        using var form = new MultipartFormDataContent { { new StringContent(id), "circuitId" } };
        using var response = await http.PostAsync(new Uri(Page.Address, "/_blazor/disconnect"), form);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => wire.DisposeAsync();

    private async Task StartAsync(string? cookie, CancellationToken cancel)
    {
        await wire.OpenAsync(Page.Address, cookie, HandleAsync, Break, cancel);
        await wire.InvokeAsync("start", "StartCircuit", new Uri(Page.Address, "/").ToString(), Page.Address.ToString(), "[]", string.Empty);
        id = await started.Task.WaitAsync(TimeSpan.FromSeconds(60), cancel);
        await wire.InvokeAsync(null, "UpdateRootComponents", Page.StartOperations(), Page.State);
        await attached.Task.WaitAsync(TimeSpan.FromSeconds(60), cancel);
    }

    private Task HandleAsync(object?[] message)
    {
        switch (message[0])
        {
            case 1L: return CalledAsync((string)message[3]!, (object?[])message[4]!);
            case 3L when message[3] is not 1L && message.ElementAtOrDefault(4) is string secret: started.TrySetResult(secret); break;
            case 3L: Break($"The circuit was refused: {message.ElementAtOrDefault(4)}"); break;
            case 7L: Break($"The server closed the circuit: {message.ElementAtOrDefault(1)}"); break;
        }

        return Task.CompletedTask;
    }

    private Task CalledAsync(string target, object?[] arguments)
    {
        switch (target)
        {
            case "JS.AttachComponent": lock (treeGate) { tree.AttachRoot((int)(long)arguments[0]!); } break;
            case "JS.RenderBatch": return ShowAsync(arguments[0], (byte[])arguments[1]!);
            case "JS.EndUpdateRootComponents": attached.TrySetResult(); break;
            case "JS.BeginInvokeJS": return AnswerAsync((long)arguments[0]!, (long)arguments[3]!);
            case "JS.Error": Break(arguments[0]?.ToString() ?? "An error without words."); break;
        }

        return Task.CompletedTask;
    }

    private async Task ShowAsync(object? batchId, byte[] batch)
    {
        Apply(batch)?.Invoke();
        await wire.InvokeAsync(null, "OnRenderCompleted", batchId, null);
    }

    /// <returns>Whom to call, where the batch brought the text that is watched for.</returns>
    private Action? Apply(byte[] batch)
    {
        lock (treeGate)
        {
            tree.Apply(new RenderBatch(batch));
            if (watch is not { } waiting || batch.AsSpan().IndexOf(waiting.Text) < 0)
            {
                return null;
            }

            watch = null;
            return waiting.Seen;
        }
    }

    /// <summary>Answers a call to JavaScript: nothing, or a handle where the server asks for one.</summary>
    private Task AnswerAsync(long call, long resultKind)
    {
        const long Handle = 1;
        var result = resultKind == Handle ? "{\"__jsObjectId\":1}" : "null";
        return call == 0 ? Task.CompletedTask : wire.InvokeAsync(null, "EndInvokeJSFromDotNet", call, true, $"[{call},true,{result}]");
    }

    private void Break(string reason)
    {
        Error ??= reason;
        started.TrySetException(new InvalidOperationException(reason));
        attached.TrySetException(new InvalidOperationException(reason));
    }
}
