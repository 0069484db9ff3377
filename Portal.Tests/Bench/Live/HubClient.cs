using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Portal.Bench.Live;

/// <summary>A client of a SignalR hub: the JSON protocol over one WebSocket, without negotiation.</summary>
/// <remarks>It invokes, listens and pings; it does not reconnect, because a broken connection is a finding.</remarks>
public sealed class HubClient : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> calls = [];
    private readonly TaskCompletionSource shaken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<string, JsonElement> listen;
    private Task receiving = Task.CompletedTask;
    private int lastCall;

    private HubClient(Action<string, JsonElement> listen) => this.listen = listen;

    /// <summary>Why the connection ended, or null while it is open.</summary>
    public string? Error { get; private set; }

    /// <summary>Connects and shakes hands. <paramref name="listen"/> gets each method that the server calls, with its arguments.</summary>
    public static async Task<HubClient> OpenAsync(Uri hub, string? token, Action<string, JsonElement> listen, CancellationToken cancel)
    {
        var client = new HubClient(listen);
        var address = new UriBuilder(hub) { Scheme = hub.Scheme == "https" ? "wss" : "ws" };
        address.Query = token is null ? string.Empty : "access_token=" + Uri.EscapeDataString(token);
        client.socket.Options.SetRequestHeader("Origin", hub.GetLeftPart(UriPartial.Authority));
        client.socket.Options.KeepAliveInterval = TimeSpan.Zero;
        await client.socket.ConnectAsync(address.Uri, cancel);
        await client.SendAsync(HubMessages.Handshake, cancel);
        client.receiving = client.ReceiveAsync(client.stop.Token);
        _ = client.PingAsync(client.stop.Token);
        await client.shaken.Task.WaitAsync(TimeSpan.FromSeconds(30), cancel);
        return client;
    }

    /// <summary>Calls a method of the hub and gives its result; a refusal is an <see cref="InvalidOperationException"/>.</summary>
    public async Task<JsonElement> InvokeAsync(string method, object?[] arguments, CancellationToken cancel)
    {
        var call = Interlocked.Increment(ref lastCall).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = calls[call] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(HubMessages.Invocation(call, method, arguments), cancel);
        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(30), cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        socket.Abort();
        await receiving;
        socket.Dispose();
    }

    private async Task SendAsync(byte[] message, CancellationToken cancel)
    {
        await sending.WaitAsync(cancel);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, true, cancel);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task PingAsync(CancellationToken cancel)
    {
        try
        {
            while (Error is null)
            {
                await Task.Delay(TimeSpan.FromSeconds(10), cancel);
                await SendAsync(HubMessages.Ping, cancel);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The connection ends; the receiving side says why.
        }
    }

    private async Task ReceiveAsync(CancellationToken cancel)
    {
        var buffer = new byte[4 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(length), cancel);
                length += part.Count;
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    throw new WebSocketException("The server closed the connection.");
                }

                length -= HandleAll(buffer.AsMemory(0, length));
                Array.Resize(ref buffer, length == buffer.Length ? length * 2 : buffer.Length);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            End(e.Message);
        }
    }

    /// <returns>How many bytes were whole records; what follows was moved to the front.</returns>
    private int HandleAll(Memory<byte> bytes)
    {
        var done = 0;
        while (bytes.Span[done..].IndexOf(HubMessages.Separator) is >= 0 and var end)
        {
            Handle(bytes.Slice(done, end));
            done += end + 1;
        }

        bytes[done..].CopyTo(bytes);
        return done;
    }

    private void Handle(ReadOnlyMemory<byte> record)
    {
        using var json = JsonDocument.Parse(record);
        var message = json.RootElement;
        switch (message.TryGetProperty("type", out var type) ? type.GetInt32() : 0)
        {
            case 0: shaken.TrySetResult(); break;
            case 1: listen(message.GetProperty("target").GetString()!, message.GetProperty("arguments")); break;
            case 3: Complete(message); break;
            case 7: Error ??= Encoding.UTF8.GetString(record.Span); break;
        }
    }

    private void Complete(JsonElement message)
    {
        if (!calls.TryRemove(message.GetProperty("invocationId").GetString()!, out var call))
        {
            return;
        }

        if (message.TryGetProperty("error", out var error))
        {
            call.TrySetException(new InvalidOperationException(error.GetString()));
        }
        else
        {
            call.TrySetResult(message.TryGetProperty("result", out var result) ? result.Clone() : default);
        }
    }

    private void End(string reason)
    {
        Error ??= reason;
        shaken.TrySetException(new InvalidOperationException(reason));
        foreach (var call in calls.Values)
        {
            call.TrySetException(new InvalidOperationException(reason));
        }
    }
}
