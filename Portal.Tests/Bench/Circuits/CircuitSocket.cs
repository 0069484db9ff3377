using System.Net.WebSockets;
using System.Text;

namespace Portal.Bench.Circuits;

/// <summary>The wire of a circuit: SignalR's "blazorpack" messages, MessagePack over one WebSocket.</summary>
internal sealed class CircuitSocket : IAsyncDisposable
{
    private static readonly byte[] Handshake = Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e");
    private static readonly byte[] Ping = VariableLength.Frame([0x91, 6]);
    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly CancellationTokenSource stop = new();
    private Task receiving = Task.CompletedTask;

    /// <summary>Bytes that the server sent.</summary>
    public long BytesReceived { get; private set; }

    /// <summary>Opens the wire; <paramref name="handle"/> gets every message, <paramref name="end"/> the reason why it broke.</summary>
    public async Task OpenAsync(Uri page, string? cookie, Func<object?[], Task> handle, Action<string> end, CancellationToken cancel)
    {
        socket.Options.SetRequestHeader("Origin", page.GetLeftPart(UriPartial.Authority));
        socket.Options.SetRequestHeader("Cookie", cookie);
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        var hub = new UriBuilder(page) { Scheme = page.Scheme == "https" ? "wss" : "ws", Path = "/_blazor", Query = string.Empty };
        await socket.ConnectAsync(hub.Uri, cancel);
        await SendAsync(Handshake);
        receiving = ReceiveAsync(handle, end);
        _ = PingAsync();
    }

    /// <summary>Calls a method of the hub; with a call's name the hub will answer under that name.</summary>
    public Task InvokeAsync(string? call, string target, params object?[] arguments)
    {
        var writer = new MessagePackWriter();
        writer.WriteArrayHeader(6);
        writer.WriteValue(1);
        writer.WriteEmptyMap();
        writer.WriteValue(call);
        writer.WriteValue(target);
        writer.WriteArrayHeader(arguments.Length);
        foreach (var argument in arguments)
        {
            writer.WriteValue(argument);
        }

        writer.WriteArrayHeader(0);
        return SendAsync(VariableLength.Frame(writer.Written.Span));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        socket.Abort();
        await receiving;
        socket.Dispose();
    }

    private async Task SendAsync(byte[] bytes)
    {
        await sending.WaitAsync(stop.Token);
        try
        {
            await socket.SendAsync(bytes, WebSocketMessageType.Binary, true, stop.Token);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task PingAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(10), stop.Token);
                await SendAsync(Ping);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The wire ends; the receiving side says why.
        }
    }

    private async Task ReceiveAsync(Func<object?[], Task> handle, Action<string> end)
    {
        try
        {
            var first = await MessageAsync();
            for (var message = first[(Array.IndexOf(first, (byte)0x1e) + 1)..]; ; message = await MessageAsync())
            {
                foreach (var record in Records(message))
                {
                    await handle(record);
                }
            }
        }
        catch (Exception e)
        {
            // Whatever ends the wire, a batch that does not fit included, is told to the circuit and ends only this one.
            end(e.Message);
        }
    }

    private async Task<byte[]> MessageAsync()
    {
        var buffer = new byte[4 * 1024];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), stop.Token);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new WebSocketException("The server closed the connection.");
            }

            if (part.EndOfMessage)
            {
                BytesReceived += length;
                return buffer[..length];
            }

            Array.Resize(ref buffer, length == buffer.Length ? length * 2 : buffer.Length);
        }
    }

    private static IEnumerable<object?[]> Records(byte[] message)
    {
        for (var at = 0; at < message.Length;)
        {
            var length = VariableLength.Read(message, ref at);
            yield return (object?[])new MessagePackReader(message.AsSpan(at, length)).ReadValue()!;
            at += length;
        }
    }
}
